import type { PodCounts, ProposalRule } from '../decision.ts'
import { floatToInt32 } from '../int64.ts'
import type { PodGroups } from './grouping.ts'
import { isTolerated, type Tolerance } from './tolerance.ts'

/** Sums over the pods that count so far. */
export type Totals<Sum> = { readonly sum: Sum; readonly size: number }

/** How a metric of pods becomes a ratio, and what it assumes of pods whose usage isn't known. */
export interface PodMeasure<Sum> {
  /** Usage over target; null when no sample belongs to a known pod. */
  ratioOf(sum: Sum, size: number): number | null
  /** The sum with the missing pods at their target (on the way down) or at nothing (on the way up). */
  withMissing(sum: Sum, assumed: 'target' | 'nothing'): Sum
  /** The sum with the unready pods at nothing. */
  withUnready(sum: Sum): Sum
}

export type TwoPassInput<Sum> = {
  readonly measure: PodMeasure<Sum>
  /** Over ready pods and samples that belong to no pod. */
  readonly totals: Totals<Sum>
  readonly groups: PodGroups
  readonly currentReplicas: number
  readonly tolerance: Tolerance
}

export type Count = { readonly replicas: number; readonly rule: ProposalRule; readonly ratio: number; readonly pods: PodCounts | null }

/**
 * The size for a metric of pods: from the pods that have samples alone when that is safe, else once more with the others filled in so that
 * they damp the move. A second answer that turns the direction or goes against it leaves the size alone.
 *
 * @returns null when no sample belongs to a known pod
 */
export function countInTwoPasses<Sum>({ measure, totals, groups, currentReplicas, tolerance }: TwoPassInput<Sum>): Count | null {
  const { ready, unready, missing, ignored } = groups
  const pods: PodCounts = { ready, unready, missing, ignored }
  const ratio = measure.ratioOf(totals.sum, totals.size)
  if (ratio === null) return null

  const isUpWithUnready = unready > 0 && ratio > 1
  if (!isUpWithUnready && missing === 0) {
    if (isTolerated(ratio, tolerance)) return { replicas: currentReplicas, rule: 'within-tolerance', ratio, pods }
    return { replicas: floatToInt32(Math.ceil(ratio * ready)), rule: 'ratio-times-ready-pods', ratio, pods }
  }

  let { sum, size } = totals
  if (missing > 0 && ratio !== 1) {
    sum = measure.withMissing(sum, ratio < 1 ? 'target' : 'nothing')
    size += missing
  }
  if (isUpWithUnready) {
    sum = measure.withUnready(sum)
    size += unready
  }
  const filled = measure.ratioOf(sum, size)
  if (filled === null) return null

  const held = (rule: ProposalRule): Count => ({ replicas: currentReplicas, rule, ratio: filled, pods })
  if (isTolerated(filled, tolerance)) return held('filled-in-within-tolerance')
  if ((ratio < 1 && filled > 1) || (ratio > 1 && filled < 1)) return held('filled-in-turned-direction')
  const replicas = floatToInt32(Math.ceil(filled * size))
  if ((filled < 1 && replicas > currentReplicas) || (filled > 1 && replicas < currentReplicas)) return held('filled-in-against-direction')
  return { replicas, rule: 'ratio-times-counted-pods', ratio: filled, pods }
}
