import type { VictimRule, VictimView } from './victim-view.ts'

/** A pod with what the comparison needs of its surroundings. */
export type RankedPod = { readonly index: number; readonly view: VictimView; readonly cost: number; readonly podsOnNode: number }

/** `order` below 0: the first of the two is deleted first. */
export type VictimComparison = { readonly order: number; readonly rule: VictimRule }

const phaseOrder = { Pending: 0, Unknown: 1, Running: 2 } as const
const tie: VictimComparison = { order: 0, rule: 'tie' }

/** Which of two pods a ReplicaSet deletes first, and the rule that says so. Not transitive: see README.md. */
export function compareVictims(a: RankedPod, b: RankedPod, nowSeconds: number): VictimComparison {
  const { view: one } = a
  const { view: other } = b
  if ((one.node === null) !== (other.node === null)) return { order: one.node === null ? -1 : 1, rule: 'unassigned' }
  const phase = phaseOrder[one.phase ?? 'Running'] - phaseOrder[other.phase ?? 'Running']
  if (phase !== 0) return { order: phase, rule: 'phase' }
  if (one.isReady !== other.isReady) return { order: one.isReady ? 1 : -1, rule: 'not-ready' }
  if (a.cost !== b.cost) return { order: a.cost - b.cost, rule: 'deletion-cost' }
  if (a.podsOnNode !== b.podsOnNode) return { order: b.podsOnNode - a.podsOnNode, rule: 'crowded-node' }
  if (one.isReady && one.readyAtSeconds !== other.readyAtSeconds) {
    const order = byAge(one.readyAtSeconds, other.readyAtSeconds, nowSeconds)
    return order === 0 ? { order: byUid(one, other), rule: 'ready-uid' } : { order, rule: 'ready-for-shorter' }
  }
  const restarts = (other.restarts ?? 0) - (one.restarts ?? 0)
  if (restarts !== 0) return { order: restarts, rule: 'restarts' }
  const sidecars = (other.sidecarRestarts ?? 0) - (one.sidecarRestarts ?? 0)
  if (sidecars !== 0) return { order: sidecars, rule: 'sidecar-restarts' }
  if (one.createdAtSeconds === other.createdAtSeconds) return tie
  const order = byAge(one.createdAtSeconds, other.createdAtSeconds, nowSeconds)
  return order === 0 ? { order: byUid(one, other), rule: 'created-uid' } : { order, rule: 'created-later' }
}

/** The younger power of two first; an absent instant goes before every other. */
function byAge(a: number | null, b: number | null, nowSeconds: number): number {
  if (a === null || b === null) return a === null ? -1 : 1
  return ageBucket(nowSeconds - a) - ageBucket(nowSeconds - b)
}

/** trunc(log2(age in ns)), -1 for no age: counted by halving, which is exact where a logarithm would round. */
function ageBucket(ageSeconds: number): number {
  let nanoseconds = Math.round(ageSeconds * 1e9)
  if (nanoseconds <= 0) return -1
  let bucket = 0
  for (; nanoseconds >= 2; bucket++) nanoseconds /= 2
  return bucket
}

function byUid(a: VictimView, b: VictimView): number {
  return a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0
}
