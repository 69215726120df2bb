import type { CaFlags } from './flags.ts'

/** A node group that failed to grow, and until when it is left alone. */
export type Backoff = { readonly durationSeconds: number; readonly untilSeconds: number; readonly failedAtSeconds: number }

export type Backoffs = Readonly<Record<string, Backoff>>

type Durations = Pick<
  CaFlags,
  'initial-node-group-backoff-duration' | 'max-node-group-backoff-duration' | 'node-group-backoff-reset-timeout'
>

/** The wait doubles only if the last one was over: failures that come together count once. */
export function backOff(flags: Durations, backoffs: Backoffs, group: string, atSeconds: number): Backoffs {
  const before = backoffs[group]
  const hasExpired = before !== undefined && before.untilSeconds < atSeconds
  const durationSeconds = hasExpired
    ? Math.min(2 * before.durationSeconds, flags['max-node-group-backoff-duration'])
    : flags['initial-node-group-backoff-duration']
  return { ...backoffs, [group]: { durationSeconds, untilSeconds: atSeconds + durationSeconds, failedAtSeconds: atSeconds } }
}

export function isBackedOff(backoffs: Backoffs, group: string, atSeconds: number): boolean {
  const found = backoffs[group]
  return found !== undefined && found.untilSeconds > atSeconds
}

/** A success forgets the group's history, and so does time. */
export function forgetBackoffs(flags: Durations, backoffs: Backoffs, succeeded: readonly string[], atSeconds: number): Backoffs {
  const isStale = ({ failedAtSeconds }: Backoff) => failedAtSeconds + flags['node-group-backoff-reset-timeout'] < atSeconds
  return Object.fromEntries(Object.entries(backoffs).filter(([group, each]) => !succeeded.includes(group) && !isStale(each)))
}
