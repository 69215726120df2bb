import type { RollingUpdate } from './spec.ts'

/** How many pods a rolling update may have above the wanted number, and how many below it. */
export type RolloutBounds = { readonly surge: number; readonly unavailable: number }

/**
 * Shares of the wanted number: surge rounded up, unavailable rounded down; if both are nothing, one pod may be missing.
 *
 * @see ResolveFenceposts in pkg/controller/deployment/util
 */
export function rolloutBounds({ maxSurge, maxUnavailable }: RollingUpdate, desired: number): RolloutBounds {
  const surge = typeof maxSurge === 'number' ? maxSurge : Math.ceil((percent(maxSurge) * desired) / 100)
  const unavailable = typeof maxUnavailable === 'number' ? maxUnavailable : Math.floor((percent(maxUnavailable) * desired) / 100)
  return surge === 0 && unavailable === 0 ? { surge, unavailable: 1 } : { surge, unavailable: Math.min(unavailable, desired) }
}

function percent(text: string): number {
  return Number(text.slice(0, -1))
}
