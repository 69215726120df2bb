import { isWithin } from '../elapsed.ts'
import type { HpaPodView, PodSamples } from '../seen.ts'
import { inCommon } from './in-common.ts'

/** Groups of the real controller. A pod is in exactly one. */
export const podGroup = { ready: 0, unready: 1, missing: 2, ignored: 3 } as const

export type PodGroups = {
  /** `podGroup` of each pod, by position in the list. Good until the next call. */
  readonly codes: Uint8Array
  readonly ready: number
  readonly unready: number
  readonly missing: number
  readonly ignored: number
}

/** How fresh a pod may be before its CPU sample counts; null for metrics that don't ask. */
export type CpuReadiness = {
  readonly atSeconds: number
  /** kube-controller-manager --horizontal-pod-autoscaler-cpu-initialization-period */
  readonly initializationSeconds: number
  /** kube-controller-manager --horizontal-pod-autoscaler-initial-readiness-delay */
  readonly readinessDelaySeconds: number
}

/** Codes of the last call: an evaluation of a thousand pods leaves no garbage. */
let scratch = new Uint8Array(64)

/**
 * Sorts pods by how they count for a metric of pods: deleted and failed ones not at all, pending ones as unready, then those without a
 * sample as missing, and for CPU those whose sample may still show their start as unready.
 */
export function groupPods(pods: readonly HpaPodView[], samples: PodSamples, readiness: CpuReadiness | null): PodGroups {
  const { valuesMilli } = samples
  // Read as doubles where they are doubles, so that no number is boxed.
  const doubles = valuesMilli instanceof Float64Array ? valuesMilli : null
  if (scratch.length < pods.length) scratch = new Uint8Array(pods.length * 2)
  const codes = scratch.subarray(0, pods.length).fill(podGroup.ready)
  if (doubles && areSteady(pods, readiness)) return onlyMissing(codes, doubles)
  let unready = 0
  let missing = 0
  let ignored = 0
  for (let index = 0; index < pods.length; index++) {
    const pod = pods[index]
    if (pod.isDeleted || pod.phase === 'Failed') {
      codes[index] = podGroup.ignored
      ignored++
    } else if (pod.phase === 'Pending') {
      codes[index] = podGroup.unready
      unready++
    } else if (doubles ? Number.isNaN(doubles[index]) : Number.isNaN(valuesMilli[index])) {
      codes[index] = podGroup.missing
      missing++
    } else if (readiness && isUnreadyForCpu(pod, samples, index, readiness)) {
      codes[index] = podGroup.unready
      unready++
    }
  }
  return { codes, ready: pods.length - unready - missing - ignored, unready, missing, ignored }
}

/** Whether none can be ignored or unready: all serve, and are so old that their age needs no rounding. */
function areSteady(pods: readonly HpaPodView[], readiness: CpuReadiness | null): boolean {
  const { steadySinceSeconds } = inCommon(pods)
  if (readiness === null) return steadySinceSeconds < Number.POSITIVE_INFINITY
  return readiness.atSeconds - steadySinceSeconds > readiness.initializationSeconds + 1
}

function onlyMissing(codes: Uint8Array, valuesMilli: Float64Array): PodGroups {
  let missing = 0
  for (let index = 0; index < codes.length; index++) {
    if (!Number.isNaN(valuesMilli[index])) continue
    codes[index] = podGroup.missing
    missing++
  }
  return { codes, ready: codes.length - missing, unready: 0, missing, ignored: 0 }
}

/**
 * Young pods count once they are ready and their sample lies wholly after that moment; older ones unless they have never been ready (a pod
 * that became unready later keeps counting).
 */
function isUnreadyForCpu(pod: HpaPodView, samples: PodSamples, index: number, readiness: CpuReadiness): boolean {
  if (pod.ready === null || pod.startedAtSeconds === null) return true
  // Nearly every pod is so much older that its age needs no rounding.
  const isSettled = readiness.atSeconds - pod.startedAtSeconds > readiness.initializationSeconds + 1
  if (!isSettled && isWithin(pod.startedAtSeconds, readiness.atSeconds, readiness.initializationSeconds))
    return pod.ready === 'False' || isWithin(pod.readySinceSeconds, at(samples.atSeconds, index), at(samples.windowSeconds, index))
  return pod.ready === 'False' && isWithin(pod.startedAtSeconds, pod.readySinceSeconds, readiness.readinessDelaySeconds)
}

function at(column: number | ArrayLike<number>, index: number): number {
  return typeof column === 'number' ? column : column[index]
}
