/** What the ranking of pods on scale-in reads. Instants in seconds; null when the pod is not there yet. */
export type VictimView = {
  readonly node: number | null
  readonly isReady: boolean
  readonly readyAtSeconds: number | null
  readonly createdAtSeconds: number
  /** Stands for the pod's UID: random, fixed for its life. */
  readonly uid: number
}

/**
 * Order in which a ReplicaSet deletes pods, first to go first: unassigned before assigned, not ready before ready, pods whose
 * node holds more of the same owner first, then the younger by log2 buckets of age; within a bucket the smaller UID.
 *
 * @see ActivePodsWithRanks in pkg/controller/controller_utils.go
 */
export function rankVictims(pods: readonly VictimView[], nowSeconds: number): number[] {
  const onNode = new Map<number | null, number>()
  for (const pod of pods) onNode.set(pod.node, (onNode.get(pod.node) ?? 0) + 1)
  const order = pods.map((_, index) => index)
  return order.sort((left, right) => compare(pods[left], pods[right], onNode, nowSeconds) || left - right)
}

function compare(a: VictimView, b: VictimView, onNode: ReadonlyMap<number | null, number>, nowSeconds: number): number {
  if ((a.node === null) !== (b.node === null)) return a.node === null ? -1 : 1
  if (a.isReady !== b.isReady) return a.isReady ? 1 : -1
  const crowding = (onNode.get(b.node) ?? 0) - (onNode.get(a.node) ?? 0)
  if (crowding !== 0) return crowding
  if (a.isReady && a.readyAtSeconds !== b.readyAtSeconds) return byAge(a.readyAtSeconds, b.readyAtSeconds, nowSeconds) || a.uid - b.uid
  if (a.createdAtSeconds !== b.createdAtSeconds) return byAge(a.createdAtSeconds, b.createdAtSeconds, nowSeconds) || a.uid - b.uid
  return 0
}

/** Younger bucket first; an absent instant counts as newest. */
function byAge(a: number | null, b: number | null, nowSeconds: number): number {
  return ageBucket(a, nowSeconds) - ageBucket(b, nowSeconds)
}

/** trunc(log2(age in ns)), -1 for no age: counted by halving, which is exact where a logarithm would round. */
function ageBucket(since: number | null, nowSeconds: number): number {
  if (since === null) return -1
  let nanoseconds = Math.floor((nowSeconds - since) * 1e9)
  if (nanoseconds <= 0) return -1
  let bucket = 0
  while (nanoseconds >= 2) {
    nanoseconds /= 2
    bucket++
  }
  return bucket
}
