import type { RestartTiming } from './spec.ts'

/** How long a container must have run for the count to begin again, whatever the longest wait is (KEP-4603). */
const forgottenAfterSeconds = 600

/** What the kubelet remembers of a container's restarts; null before the first. */
export type BackOff = { readonly delaySeconds: number /** Instant of the last restart. */; readonly restartedAt: number } | null

/**
 * When a container that ended may run again: the first time at once, then 10 s after its end, 20 s, … 300 s; a run of more than ten
 * minutes starts over.
 *
 * @see doBackOff in pkg/kubelet/kuberuntime/kuberuntime_manager.go, k8s.io/client-go/util/flowcontrol Backoff
 */
export function restart(
  { firstDelaySeconds, longestDelaySeconds }: RestartTiming,
  backOff: BackOff,
  endedAt: number,
): { readonly atSeconds: number; readonly backOff: BackOff } {
  if (backOff === null || endedAt - backOff.restartedAt > forgottenAfterSeconds) {
    return { atSeconds: endedAt, backOff: { delaySeconds: firstDelaySeconds, restartedAt: endedAt } }
  }
  const atSeconds = endedAt + backOff.delaySeconds
  return { atSeconds, backOff: { delaySeconds: Math.min(longestDelaySeconds, backOff.delaySeconds * 2), restartedAt: atSeconds } }
}
