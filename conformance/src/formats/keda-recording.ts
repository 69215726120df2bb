import type { ExecutorSpec, Health, KedaFallback } from '@plimsoll/models'

/** A ScaledObject spec as recorded: an absent field is unset in the object. */
export type RecordedSpec = {
  readonly minReplicaCount?: number
  readonly maxReplicaCount?: number
  readonly idleReplicaCount?: number
  readonly cooldownPeriod?: number
  readonly initialCooldownPeriod?: number
  readonly pollingInterval?: number
  readonly fallback?: RecordedFallback | null
}

export type RecordedFallback = {
  readonly failureThreshold?: number
  readonly replicas?: number
  readonly behavior?: KedaFallback['behavior']
}

export type ConditionText = readonly [type: string, status: string, reason: string, message: string]

/** The spec with the operator's defaults, which it applies when it reads a field. */
export function specOf(spec: RecordedSpec): ExecutorSpec & { readonly fallback: KedaFallback | null } {
  return {
    minReplicaCount: spec.minReplicaCount ?? 0,
    idleReplicaCount: spec.idleReplicaCount ?? null,
    cooldownPeriodSeconds: spec.cooldownPeriod ?? 300,
    initialCooldownPeriodSeconds: spec.initialCooldownPeriod ?? 0,
    fallback: fallbackOf(spec.fallback),
  }
}

export function fallbackOf(fallback: RecordedFallback | null | undefined): KedaFallback | null {
  if (!fallback) return null
  return { failureThreshold: fallback.failureThreshold ?? 0, replicas: fallback.replicas ?? 0, behavior: fallback.behavior ?? 'static' }
}

export function conditionsOf(indices: readonly number[], texts: readonly ConditionText[]): readonly ConditionText[] {
  return indices.map((index) => texts[index])
}

export type RecordedHealth = Readonly<Record<string, readonly [status: 'Happy' | 'Failing', failures: number]>>

export function recordedHealth(health: RecordedHealth = {}): Health {
  return Object.fromEntries(Object.entries(health).map(([metric, [status, failures]]) => [metric, { status, failures }]))
}

/** Integers beyond 2^53 are recorded as text. */
export function milliOf(recorded: number | string): number | bigint {
  return typeof recorded === 'string' ? BigInt(recorded) : recorded
}
