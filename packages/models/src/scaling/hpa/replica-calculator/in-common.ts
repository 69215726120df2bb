import type { HpaContainerView, HpaPodView } from '../seen.ts'

/** What holds of every pod of a list. */
export type InCommon = {
  /** The containers of all of them, when one template says all there is to say about their requests. */
  readonly template: readonly HpaContainerView[] | null
  /** All are Running, Ready and not being deleted, and the youngest was taken on then; Infinity when one isn't. */
  readonly steadySinceSeconds: number
}

/** Lists don't change, and most stand for many evaluations: each is looked through once. */
const known = new WeakMap<readonly HpaPodView[], InCommon>()

export function inCommon(pods: readonly HpaPodView[]): InCommon {
  const before = known.get(pods)
  if (before) return before
  const found = { template: templateOf(pods), steadySinceSeconds: steadySince(pods) }
  known.set(pods, found)
  return found
}

function templateOf(pods: readonly HpaPodView[]): InCommon['template'] {
  if (pods.length === 0) return null
  const { containers } = pods[0]
  return pods.every((pod) => pod.containers === containers && pod.podRequestsMilli === undefined) ? containers : null
}

function steadySince(pods: readonly HpaPodView[]): number {
  let latest = Number.NEGATIVE_INFINITY
  for (const { phase, ready, isDeleted, startedAtSeconds } of pods) {
    if (phase !== 'Running' || ready !== 'True' || isDeleted || startedAtSeconds === null) return Number.POSITIVE_INFINITY
    latest = Math.max(latest, startedAtSeconds)
  }
  return latest
}
