import { addInt64, divideInt64, type Int64, lowInt32, multiplyInt64 } from '../int64.ts'
import type { HpaProfile } from '../profiles.ts'
import { groupPods, type PodGroups, podGroup } from './grouping.ts'
import { type PodMetricInput, podErrors } from './pod-metric.ts'
import { type PodRequests, podRequests } from './requests.ts'
import { sumGroup } from './sum-group.ts'
import { type Count, countInTwoPasses, type PodMeasure } from './two-pass.ts'

export type UtilizationTarget = {
  readonly resource: string
  /** Only this container's request counts; all of them when absent. */
  readonly container?: string
  readonly percent: number
  readonly profile: HpaProfile
}

export type UtilizationCount = { readonly count: Count; readonly utilizationPercent: number; readonly averageMilli: Int64 }

type UsageAndRequests = { readonly usage: Int64; readonly requests: Int64 }

/** Size for a resource held at a percentage of its request. Reports the utilization of the first pass, whatever the second one says. */
export function utilizationReplicas(input: PodMetricInput, target: UtilizationTarget): UtilizationCount | { readonly error: string } {
  const { pods, samples } = input
  const { resource, percent } = target
  if (pods.length === 0) return { error: podErrors.noPods }
  const groups = groupPods(pods, samples, resource === 'cpu' ? input.readiness : null)
  const strangers = samples.strangersMilli?.length ?? 0
  if (groups.ready + strangers === 0) return { error: podErrors.noSamples }
  const found = podRequests(pods, resource, target.container, target.profile)
  if ('error' in found) return found

  const sumOf = (code: number, column: ArrayLike<Int64>) => sumGroup(groups.codes, code, column)
  const requestsOf = (group: 'ready' | 'unready' | 'missing') =>
    'each' in found ? multiplyInt64(found.each, groups[group]) : sumOf(podGroup[group], found.milli)
  const measure: PodMeasure<UsageAndRequests> = {
    ratioOf: (sum) => (sum.requests === 0 ? null : percentOf(sum) / percent),
    withMissing: (sum, assumed) => ({
      usage: assumed === 'target' ? addInt64(sum.usage, assumedUsage(found, groups, percent)) : sum.usage,
      requests: addInt64(sum.requests, requestsOf('missing')),
    }),
    withUnready: (sum) => ({ usage: sum.usage, requests: addInt64(sum.requests, requestsOf('unready')) }),
  }
  // Samples of unknown names have no request: they enlarge the set without entering the sums.
  const sum = { usage: sumOf(podGroup.ready, samples.valuesMilli), requests: requestsOf('ready') }
  const totals = { sum, size: groups.ready + strangers }
  const count = countInTwoPasses({ measure, totals, groups, currentReplicas: input.currentReplicas, tolerance: input.tolerance })
  if (count === null) return { error: podErrors.noMatch }
  return { count, utilizationPercent: percentOf(sum), averageMilli: divideInt64(sum.usage, groups.ready) }
}

/** Whole percent, truncated; the low 32 bits of it. */
function percentOf({ usage, requests }: UsageAndRequests): number {
  return lowInt32(divideInt64(multiplyInt64(usage, 100), requests))
}

/** What pods without a sample are taken to use on the way down: their request, or the target where that is above it. */
function assumedUsage(requests: PodRequests, { codes, missing }: PodGroups, targetPercent: number): Int64 {
  const percent = Math.max(100, targetPercent)
  const assumed = (request: Int64) => divideInt64(multiplyInt64(request, percent), 100)
  if ('each' in requests) return multiplyInt64(assumed(requests.each), missing)
  return sumGroup(codes, podGroup.missing, Array.from(requests.milli, assumed))
}
