import type { KarpenterPod } from './world.ts'

/** CPU then memory request, larger first; then the older; then the UID. */
export function byPackingOrder(a: KarpenterPod, b: KarpenterPod): number {
  return (
    b.requests.cpuMilli - a.requests.cpuMilli ||
    b.requests.memoryBytes - a.requests.memoryBytes ||
    a.createdAtSeconds - b.createdAtSeconds ||
    (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0)
  )
}

export type PodQueue = { pop(): KarpenterPod | undefined; push(pod: KarpenterPod): void }

/** Pods that failed come round again as long as a whole round places something. */
export function podQueue(pods: readonly KarpenterPod[]): PodQueue {
  let waiting = [...pods].sort(byPackingOrder)
  let next = 0
  const lengthWhenPushed = new Map<string, number>()
  return {
    pop() {
      const pod = waiting[next]
      if (!pod || lengthWhenPushed.get(pod.uid) === waiting.length - next) return undefined
      next++
      return pod
    },
    push(pod) {
      waiting = [...waiting.slice(next), pod]
      next = 0
      lengthWhenPushed.set(pod.uid, waiting.length)
    },
  }
}
