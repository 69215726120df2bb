import type { Milli } from '../../../contract/quantity.ts'
import type { KedaCondition } from '../executor.ts'
import type { Health } from '../fallback.ts'

/** What the API knows of a ScaledObject. Plain data. */
export type KedaStatus = {
  readonly ready: KedaCondition
  readonly active: KedaCondition
  readonly fallback: KedaCondition
  readonly health: Health
  /** Whole seconds, rounded down; null: never active. */
  readonly lastActiveSeconds: number | null
}

/**
 * What the operator remembers between two steps. The HPA's reads work on the ScaledObject that the operator holds beside the built scalers:
 * `own` is a copy that only those reads change, `shared` the polling loop's own, null none, so that the next step makes one. Any error
 * throws it away.
 */
export type KedaState = {
  readonly status: KedaStatus
  readonly held: { readonly kind: 'own'; readonly status: KedaStatus } | { readonly kind: 'shared'; readonly status: KedaStatus } | null
  /** Values of the last poll, for triggers with useCachedMetrics, by metric name. */
  readonly cached: Readonly<Record<string, CachedReading>>
}

export type CachedReading = { readonly milli: Milli } | { readonly error: string }

const unknown = (type: KedaCondition['type']): KedaCondition => ({ type, status: 'Unknown', reason: '', message: '' })

const newStatus: KedaStatus = {
  ready: unknown('Ready'),
  active: unknown('Active'),
  fallback: unknown('Fallback'),
  health: {},
  lastActiveSeconds: null,
}

/** Before the first poll. */
export const initialKedaState: KedaState = { status: newStatus, held: { kind: 'own', status: newStatus }, cached: {} }
