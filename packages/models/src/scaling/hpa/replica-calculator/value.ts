import { addInt64, floatToInt32, floatToInt64, type Int64, maxInt32, maxInt64 } from '../int64.ts'
import type { HpaProfile } from '../profiles.ts'
import type { HpaPodView } from '../seen.ts'
import { podErrors } from './pod-metric.ts'
import { isTolerated, type Tolerance } from './tolerance.ts'
import type { Count } from './two-pass.ts'

export type ValueInput = {
  readonly pods: readonly HpaPodView[]
  readonly usageMilli: Int64
  readonly targetMilli: Int64
  /** scale.spec.replicas */
  readonly currentReplicas: number
  readonly tolerance: Tolerance
  readonly profile: HpaProfile
}

/** Size for one value held at a target (Object and External with target type Value): ratio times the pods that serve. */
export function valueReplicas(input: ValueInput): Count | { readonly error: string } {
  const ratio = Number(input.usageMilli) / Number(input.targetMilli)
  if (input.currentReplicas === 0) return { replicas: ceiling(ratio, false), rule: 'ratio-from-zero', ratio, pods: null }
  if (isTolerated(ratio, input.tolerance)) return { replicas: input.currentReplicas, rule: 'within-tolerance', ratio, pods: null }
  const serving = servingPods(input.pods)
  if (serving === null) return { error: `unable to calculate ready pods: ${podErrors.noPods}` }
  const pods = { ready: serving, unready: input.pods.length - serving, missing: 0, ignored: 0 }
  return { replicas: ceiling(ratio * serving, input.profile.saturates), rule: 'ratio-times-serving-pods', ratio, pods }
}

export type ValuePerPodInput = {
  readonly usageMilli: Int64
  readonly targetMilli: Int64
  /** scale.status.replicas */
  readonly statusReplicas: number
  readonly tolerance: Tolerance
  /** Whether a count beyond int32 stops there. */
  readonly isCapped: boolean
}

export type ValuePerPodCount = { readonly count: Count; readonly averageMilli: Int64 }

/** Size for one value shared out evenly (Object and External with target type AverageValue). Pods aren't looked at. */
export function valuePerPodReplicas(input: ValuePerPodInput): ValuePerPodCount {
  const { statusReplicas } = input
  const usage = Number(input.usageMilli)
  const target = Number(input.targetMilli)
  const ratio = usage / (target * statusReplicas)
  const isOverflown = input.isCapped && input.usageMilli === maxInt64
  const averageMilli = isOverflown ? maxInt64 : floatToInt64(Math.ceil(usage / statusReplicas))
  const count: Count = isTolerated(ratio, input.tolerance)
    ? { replicas: statusReplicas, rule: 'within-tolerance', ratio, pods: null }
    : { replicas: ceiling(usage / target, input.isCapped), rule: 'usage-over-target', ratio, pods: null }
  return { count, averageMilli }
}

/** Sum of external series: wraps at 64 bits, or stops at the largest value where the release looks for overflow. */
export function sumSeries(seriesMilli: readonly Int64[], overflow: SeriesOverflow): Int64 {
  let sum: Int64 = 0
  for (const value of seriesMilli) {
    const next = addInt64(sum, value)
    if (overflow === 'stops' && value > 0 && next < sum) return maxInt64
    if (overflow === 'stops-below-zero' && next < 0) return maxInt64
    sum = next
  }
  return sum
}

/** `stops-below-zero` takes every negative partial sum for an overflow, real negative values included. */
export type SeriesOverflow = 'wraps' | 'stops' | 'stops-below-zero'

/** Pods that are Running and Ready, even while they are being deleted; null without any pod. */
function servingPods(pods: readonly HpaPodView[]): number | null {
  if (pods.length === 0) return null
  let serving = 0
  for (const pod of pods) if (pod.phase === 'Running' && pod.ready === 'True') serving++
  return serving
}

function ceiling(replicas: number, isCapped: boolean): number {
  return isCapped && replicas > maxInt32 ? maxInt32 : floatToInt32(Math.ceil(replicas))
}
