import { type FilterRule, type NodeUse, refusedBy, type SchedulerPod, surroundingsOf } from '../../contract/scheduling/index.ts'
import { podAffinityScores } from './affinity-score.ts'
import { affinityScores, balancedChange, leastAllocated, taintScores } from './scores.ts'
import { spreadScores } from './spread-score.ts'
import { type ScorePlugin, scoreWeights } from './weights.ts'

/** Where one pod goes, and why there. */
export type Placement = {
  /** Index of the node; null when it fits nowhere. */
  readonly chosen: number | null
  /** Indices of the nodes that no filter refused. */
  readonly feasible: readonly number[]
  /** Who refused the others, one a node; null for feasible ones. */
  readonly refusedBy: readonly (FilterRule | null)[]
  /** Weighted points by plug-in, one a feasible node; plug-ins that don't apply are absent. */
  readonly points: Partial<Record<ScorePlugin, readonly number[]>>
  /** Their sum, one a feasible node. */
  readonly totals: readonly number[]
}

/**
 * One scheduling cycle of the default profile: filter, score, take the best. Among equals the earliest node wins; the real scheduler
 * draws one at random.
 *
 * @see README.md beside this file; replayed against kube-scheduler in conformance/recordings/placement
 */
export function schedule(pod: SchedulerPod, nodes: readonly NodeUse[]): Placement {
  const surroundings = surroundingsOf(pod, nodes)
  const refusals = nodes.map((use) => refusedBy(pod, use, surroundings))
  const feasible = nodes.map((_, index) => index).filter((index) => refusals[index] === null)
  if (feasible.length === 0) return { chosen: null, feasible, refusedBy: refusals, points: {}, totals: [] }
  const points = score(
    pod,
    nodes,
    feasible.map((index) => nodes[index]),
  )
  const totals = feasible.map((_, at) => Object.values(points).reduce((sum, each) => sum + each[at], 0))
  return { chosen: feasible[totals.indexOf(Math.max(...totals))], feasible, refusedBy: refusals, points, totals }
}

function score(pod: SchedulerPod, nodes: readonly NodeUse[], feasible: readonly NodeUse[]): Placement['points'] {
  const balanced = feasible.map((use) => balancedChange(pod, use))
  const raw = {
    TaintToleration: taintScores(pod, feasible),
    NodeAffinity: affinityScores(pod, feasible),
    PodTopologySpread: spreadScores(pod, nodes, feasible),
    InterPodAffinity: podAffinityScores(pod, nodes, feasible),
    NodeResourcesFit: feasible.map((use) => leastAllocated(pod, use)),
    NodeResourcesBalancedAllocation: balanced.every((each) => each !== null) ? balanced : null,
  }
  const points: Partial<Record<ScorePlugin, readonly number[]>> = {}
  for (const plugin of Object.keys(scoreWeights) as ScorePlugin[]) {
    const scores = raw[plugin]
    if (scores) points[plugin] = scores.map((each) => each * scoreWeights[plugin])
  }
  return points
}
