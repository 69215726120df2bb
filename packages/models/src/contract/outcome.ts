/**
 * How an offered attempt can end; exactly one for every attempt.
 *
 * - `served` answered · `limited` refused by a rate limiter · `blocked` refused by a firewall · `shed` no endpoint or open breaker
 * - `queueFull` the pod's queue had no room · `timedOut` the client gave up waiting · `failed` the pod was lost or a fault was injected
 * - `unfinished` still in the system when the run ended
 */
export const outcomes = ['served', 'limited', 'blocked', 'shed', 'queueFull', 'timedOut', 'failed', 'unfinished'] as const

export type Outcome = (typeof outcomes)[number]

/** Code of an attempt that no station has decided yet: column value in a batch, never in a result. */
export const pendingCode = 255

/** Codes written into `RequestBatch.outcome`; the position in `outcomes`. */
export const outcomeCode = Object.fromEntries(outcomes.map((name, code) => [name, code])) as Readonly<Record<Outcome, number>>
