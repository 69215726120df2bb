/** Pods that wait to be solved together. */
export type PodBatch = { readonly openedAtSeconds: number; readonly lastNewAtSeconds: number; readonly uids: ReadonlySet<string> }

/** karpenter --batch-idle-duration */
const idleSeconds = 1
/** karpenter --batch-max-duration */
const longestSeconds = 10

/** How often pods that are still pending are brought up again. @see karpenter pkg/controllers/provisioning/controller.go */
export const pendingRetrySeconds = 10

/** How long a node is kept for pods that a solve placed on it: not disrupted meanwhile. Twice the longest batch. */
export const nominationSeconds = 2 * longestSeconds

/** The batch with these pods. A pod that is in it already doesn't keep it open longer. */
export function addToBatch(batch: PodBatch | null, uids: readonly string[], atSeconds: number): PodBatch | null {
  if (!batch) return uids.length > 0 ? { openedAtSeconds: atSeconds, lastNewAtSeconds: atSeconds, uids: new Set(uids) } : null
  const added = uids.filter((uid) => !batch.uids.has(uid))
  return added.length === 0 ? batch : { ...batch, lastNewAtSeconds: atSeconds, uids: new Set([...batch.uids, ...added]) }
}

/** When the batch is solved: after a second without a new pod, after ten at the latest. */
export function batchDueAtSeconds({ openedAtSeconds, lastNewAtSeconds }: PodBatch): number {
  return Math.min(lastNewAtSeconds + idleSeconds, openedAtSeconds + longestSeconds)
}
