import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'
import { classOf } from './volumes.ts'

/** kube-scheduler --pod-initial-backoff-seconds and podMaxBackoffSeconds. */
const initialBackOffSeconds = 1
const longestBackOffSeconds = 10

/**
 * Pods to try now: the highest priority first, then the oldest. A class of pods that fits nowhere is left out for the rest of the pass
 * by calling `skip`.
 */
export type PodQueue = { readonly next: () => Pod | undefined; readonly skip: (pod: Pod) => void }

export function podQueue(sim: Simulation, atSeconds: number): PodQueue {
  const waiting = sim.world.services.map(({ pending }) => pending.filter((pod) => pod.backOffUntilSeconds <= atSeconds))
  const heads = waiting.map(() => 0)
  const skipped = new Set<number>()
  const headOf = (service: number): Pod | undefined => {
    const pods = waiting[service]
    while (heads[service] < pods.length && skipped.has(classOf(sim, pods[heads[service]]))) heads[service]++
    return pods[heads[service]]
  }
  const order = sim.plan.services.map((_, service) => service).filter((service) => waiting[service].length > 0)
  return {
    next() {
      let best: Pod | undefined
      for (const service of order) {
        const head = headOf(service)
        if (head && (!best || goesBefore(sim, head, best))) best = head
      }
      if (best) heads[best.service]++
      return best
    },
    skip(pod) {
      skipped.add(classOf(sim, pod))
    },
  }
}

function goesBefore(sim: Simulation, one: Pod, other: Pod): boolean {
  const priority = sim.plan.services[one.service].priority.value - sim.plan.services[other.service].priority.value
  if (priority !== 0) return priority > 0
  return one.createdAtSeconds !== other.createdAtSeconds ? one.createdAtSeconds < other.createdAtSeconds : one.index < other.index
}

/** An attempt has failed: the pod waits for the cluster to change, and until 1.32 for the end of its back-off as well. */
export function backOff(sim: Simulation, pod: Pod, atSeconds: number): void {
  pod.attempts++
  if (!sim.plan.scheduler.waitsOutBackOff) return
  let seconds = initialBackOffSeconds
  for (let attempt = 1; attempt < pod.attempts && seconds < longestBackOffSeconds; attempt++) seconds *= 2
  pod.backOffUntilSeconds = atSeconds + Math.min(seconds, longestBackOffSeconds)
}

/** The cluster has changed while pods were backing off: the queue of those is flushed each second. */
export function nextFlush(sim: Simulation, atSeconds: number): number | null {
  let earliest = Number.POSITIVE_INFINITY
  for (const { pending } of sim.world.services) {
    for (const { backOffUntilSeconds } of pending) {
      if (backOffUntilSeconds > atSeconds && backOffUntilSeconds < earliest) earliest = backOffUntilSeconds
    }
  }
  return earliest === Number.POSITIVE_INFINITY ? null : Math.ceil(earliest)
}
