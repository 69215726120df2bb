/** The fields of a readiness probe that decide when a pod becomes Ready. Names and defaults of the Kubernetes API. */
export type ReadinessProbe = { readonly initialDelaySeconds: number; readonly periodSeconds: number; readonly successThreshold: number }

/**
 * Instant at which a pod becomes Ready: the kubelet probes on a grid that began when it admitted the pod, ticks before the
 * container runs or within `initialDelaySeconds` do nothing, and `successThreshold` good answers in a row are needed.
 *
 * @param admittedAt start of the probe's grid, seconds
 * @param containerAt the container runs, seconds
 * @param applicationAt the application would answer, seconds
 * @see pkg/kubelet/prober/worker.go
 */
export function readyAt(probe: ReadinessProbe, admittedAt: number, containerAt: number, applicationAt: number): number {
  const earliest = Math.max(applicationAt, containerAt + probe.initialDelaySeconds)
  const tick = Math.ceil((earliest - admittedAt) / probe.periodSeconds)
  return admittedAt + (Math.max(0, tick) + probe.successThreshold - 1) * probe.periodSeconds
}
