import { log } from '@plimsoll/kernel'
import {
  hasEveryKey,
  isCounted,
  matchingPods,
  type NodeUse,
  type SchedulerPod,
  type SpreadConstraint,
  zoneLabel,
} from '../../contract/scheduling/index.ts'

const hostname = 'kubernetes.io/hostname'

/**
 * Points for spreading, one a feasible node; null when no ScheduleAnyway constraint applies.
 *
 * A node's cost is, over the constraints, pods in its domain times ln(domains + 2), plus maxSkew - 1: the same pods weigh more where there
 * are many domains. Cost becomes points against the highest and lowest cost.
 *
 * @see pkg/scheduler/framework/plugins/podtopologyspread/scoring.go
 */
export function spreadScores(pod: SchedulerPod, nodes: readonly NodeUse[], feasible: readonly NodeUse[]): number[] | null {
  const own = pod.topologySpread ?? []
  const constraints = own.length > 0 ? own.filter((each) => each.whenUnsatisfiable === 'ScheduleAnyway') : systemDefaultSpread(pod)
  if (constraints.length === 0) return null
  // The pod's own constraints ignore nodes that lack a key; the system's defaults just count nothing for it.
  const isIgnored = (use: NodeUse) => own.length > 0 && !hasEveryKey(constraints, use.node.labels)
  const ranked = feasible.filter((use) => !isIgnored(use))
  const counted = nodes.filter((use) => !isIgnored(use))
  const costs = constraints.map((constraint) => costOf(constraint, pod, counted, ranked))
  const raw = feasible.map((use) => (isIgnored(use) ? null : Math.round(costs.reduce((sum, cost) => sum + cost(use), 0))))
  return normalise(raw)
}

/** Zone 5 and hostname 3, both ScheduleAnyway, for pods that somebody owns. */
export function systemDefaultSpread({ ownerMatchLabels }: SchedulerPod): SpreadConstraint[] {
  if (!ownerMatchLabels || Object.keys(ownerMatchLabels).length === 0) return []
  const soft = { whenUnsatisfiable: 'ScheduleAnyway', matchLabels: ownerMatchLabels } as const
  return [
    { ...soft, topologyKey: hostname, maxSkew: 3 },
    { ...soft, topologyKey: zoneLabel, maxSkew: 5 },
  ]
}

function costOf(
  constraint: SpreadConstraint,
  pod: SchedulerPod,
  counted: readonly NodeUse[],
  ranked: readonly NodeUse[],
): (use: NodeUse) => number {
  const { topologyKey, maxSkew } = constraint
  if (topologyKey === hostname) {
    const weight = log(ranked.length + 2)
    return (use) => (use.node.labels[hostname] === undefined ? 0 : matchingPods(constraint, use) * weight + (maxSkew - 1))
  }
  const domainOf = ({ node }: NodeUse) => node.labels[topologyKey] ?? ''
  const counts = new Map<string, number>(ranked.map((use) => [domainOf(use), 0]))
  const weight = log(counts.size + 2)
  for (const use of counted) {
    const before = counts.get(domainOf(use))
    if (before !== undefined && isCounted(constraint, pod, use)) counts.set(domainOf(use), before + matchingPods(constraint, use))
  }
  return (use) => (use.node.labels[topologyKey] === undefined ? 0 : (counts.get(domainOf(use)) ?? 0) * weight + (maxSkew - 1))
}

function normalise(raw: readonly (number | null)[]): number[] {
  const known = raw.filter((cost) => cost !== null)
  const most = Math.max(0, ...known)
  const least = Math.min(...known)
  return raw.map((cost) => (cost === null ? 0 : most === 0 ? 100 : Math.trunc((100 * (most + least - cost)) / most)))
}
