import type { ScalingDecision } from './decision.ts'

/** Position of a mark in `RunResult.marks`. */
export type MarkId = number

export type MarkKind =
  | 'traffic' // the traffic of a source begins to rise or to fall
  | 'scale' // a controller changed the number of replicas it wants
  | 'limited' // a controller wanted to move but a rule held it: only when the reason changes
  | 'pod' // pods became ready, pending or were lost
  | 'fault' // something of the scenario's `faults` happens
  | 'node' // machines were requested, joined, went idle or left
  | 'saturation' // queues overflowed or waited too long: begin and end
  | 'budget'

/** What goes wrong with the pods of a service in a crowd: probes that fail, memory beyond the limit, waits before a restart. */
export type PodTrouble = 'readinessProbe' | 'livenessProbe' | 'startupProbe' | 'oomKilled' | 'backOff'

/**
 * Something worth a vertical line on every chart. `reason` says which rule decided, in the real system's own words;
 * `because` points at earlier marks that led here, so that a chain of causes can be walked back.
 */
export type Mark = {
  readonly atSeconds: number
  readonly kind: MarkKind
  /** What it happened to: `checkout`, `checkout/pods`, `pool:general`, `source:bots`. */
  readonly subject: string
  readonly from: number | string | null
  readonly to: number | string | null
  readonly reason: string
  /** Inputs that the decision saw, each with its age, ready to be shown: `cpu 87 % of request against 65 %, 22 s old`. */
  readonly inputs?: readonly string[]
  /** Of decisions on a measured signal: mean instant at which what it saw was true, and when the metrics API published it. */
  readonly signal?: { readonly sampledAtSeconds: number; readonly publishedAtSeconds: number }
  /** Of `pod`: the trouble that begins. */
  readonly trouble?: PodTrouble
  /** Of `scale` and `limited`: how the autoscaler came to it, as data. */
  readonly decision?: ScalingDecision
  readonly because: readonly MarkId[]
}
