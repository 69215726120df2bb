import { requestsOf, type SchedulerPod } from '../../contract/scheduling/index.ts'
import { placeOnFirst, type Snapshot } from './snapshot.ts'
import type { CaSettings } from './spec.ts'
import type { CaPod, CaSeen } from './world.ts'

/** Younger than this, the oldest pending pod may still be scheduled without help. static_autoscaler.go: unschedulablePodTimeBuffer. */
const podBufferSeconds = 2

/** The same for pods that ask for GPUs. static_autoscaler.go: unschedulablePodWithGpuTimeBuffer. */
const gpuPodBufferSeconds = 30

/** Pods that the autoscaler should help: what it may ignore is left out, what fits the snapshot is put there. Changes the snapshot. */
export function podsToHelp({ flags }: CaSettings, seen: CaSeen, snapshot: Snapshot): CaPod[] {
  const asking = seen.pending.filter(({ isDaemon, priority }) => !isDaemon && priority >= flags['expendable-pods-priority-cutoff'])
  const byPriority = asking.map((_, index) => index).sort((a, b) => asking[b].priority - asking[a].priority || a - b)
  const fitting = new Set<CaPod>()
  // Nothing leaves the snapshot here, so once a pod fits nowhere no pod like it does.
  const hopeless = new Set<SchedulerPod>()
  const mayUse = (index: number) => !snapshot.nodes[index]?.isBeingDeleted
  for (const index of byPriority) {
    const pod = asking[index]
    if (hopeless.has(pod.spec)) continue
    if (placeOnFirst(snapshot.uses, pod, mayUse) < 0) hopeless.add(pod.spec)
    else fitting.add(pod)
  }
  const delay = ({ scaleUpDelaySeconds = 0 }: CaPod) => Math.max(scaleUpDelaySeconds, flags['new-pod-scale-up-delay'])
  return asking.filter((pod) => !fitting.has(pod) && pod.createdAtSeconds + delay(pod) <= seen.atSeconds)
}

export type Wait = { readonly rule: 'pods-too-new' | 'gpu-pods-too-new'; readonly reason: string }

/** The scheduler, or a driver that is being installed, gets a moment before machines are bought. */
export function waitFor(pods: readonly CaPod[], atSeconds: number): Wait | null {
  const oldest = Math.min(...pods.map(({ createdAtSeconds }) => createdAtSeconds))
  if (oldest + podBufferSeconds > atSeconds)
    return { rule: 'pods-too-new', reason: 'Unschedulable pods are very new, waiting one iteration for more' }
  const gpuPods = pods.filter(({ spec }) => requestsOf(spec.containers).gpu > 0)
  if (gpuPods.length === 0) return null
  const oldestGpu = Math.min(...gpuPods.map(({ createdAtSeconds }) => createdAtSeconds))
  if (oldestGpu + gpuPodBufferSeconds <= atSeconds) return null
  return { rule: 'gpu-pods-too-new', reason: `the oldest GPU pod is younger than ${gpuPodBufferSeconds} s, waiting one iteration` }
}
