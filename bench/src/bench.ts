import type { Plan } from './plan-of.ts'

/** What a contestant prints as one line of JSON. An empty process has only its memory to tell. */
export type Figures = {
  /** Requests, or passes of a bench that repeats one. */
  readonly requests: number
  readonly cpuSeconds: number
  /** Largest resident memory of the process so far. */
  readonly peakBytes: number
  /** Mean time from arrival to answer: contestants of one bench must agree about the world, if not about each request. */
  readonly meanSeconds: number | null
  /** Simulated seconds that took `cpuSeconds`. */
  readonly simulatedSeconds: number
  /** CPU time of the part whose share a bench asks for, of `cpuSeconds`. */
  readonly partCpuSeconds?: number
}

export type PeerName = 'simpy' | 'simjs' | 'cpp-round-robin' | 'cpp-shared-queue' | 'empty-node'

/** What a bench compares; ratios are ours over the peer's, so more is better for speed and less is better for memory. */
export type Measure = 'requestsPerSecond' | 'daysPerSecond' | 'peakMiB' | 'secondsPerPass' | 'secondsPerRun' | 'share'

/** A goal of the design, as a limit on our own figure (`peer` absent) or on the ratio to a peer; for memory, on the difference. */
export type Goal = { readonly peer?: PeerName; readonly atLeast?: number; readonly atMost?: number; readonly text: string }

export type Bench = {
  readonly name: string
  /** One line under the table. */
  readonly about: string
  readonly measure: Measure
  /** Simulated seconds of our run: in full, and in the short form. */
  readonly seconds: { readonly full: number; readonly short: number }
  readonly peers: readonly PeerName[]
  readonly goals: readonly Goal[]
} & (
  | { readonly plan: (durationSeconds: number) => Plan }
  /** One pass of a model by itself, without a simulation around it; `seconds` mean nothing then. */
  | { readonly pass: () => void }
  /** A run, and another that does only a part of its work: the share of the part. */
  | { readonly whole: (durationSeconds: number) => Plan; readonly part: (durationSeconds: number) => Plan }
)
