import { type Resources, refusedBy, surroundingsOf } from '../../contract/scheduling/index.ts'
import { isBackedOff } from './backoff.ts'
import { type Growth, isSimilar, spreadGrowth } from './balance.ts'
import { estimate } from './estimator.ts'
import { chooseOption, type Option } from './expanders.ts'
import { groupPods, type PodGroup } from './pod-groups.ts'
import { describeRefusals, type SkippedReason } from './refusals.ts'
import { type Census, freshNode, type Snapshot } from './snapshot.ts'
import type { CaSettings } from './spec.ts'
import type { CaState } from './state.ts'
import type { CaGroup, CaPod, CaSeen } from './world.ts'

export type ScaleUp = {
  readonly growth: readonly Growth[]
  readonly reason: string
  /** What each group could have done, for the mark. */
  readonly inputs: readonly string[]
}

type Totals = { readonly nodes: number; readonly cores: number; readonly memoryGiB: number }

const GiB = 1_073_741_824

/** One expansion of one node group (or of similar ones together) for the pods that wait. */
export function planScaleUp(
  settings: CaSettings,
  state: CaState,
  seen: CaSeen,
  census: Census,
  snapshot: Snapshot,
  pods: readonly CaPod[],
): ScaleUp {
  const groups = groupPods(pods)
  const totals = totalsOf(seen, census)
  const skipped: SkippedReason[] = []
  const options = seen.groups.flatMap((group): Option[] => {
    const reason = whySkipped(settings, state, seen, totals, group)
    if (reason) skipped.push(reason)
    return reason ? [] : optionOf(settings, seen, totals, group, groups, snapshot, skipped)
  })
  const waiting = `${pods.length} ${pods.length === 1 ? 'pod' : 'pods'}`
  if (options.length === 0) return { growth: [], reason: `${waiting} didn't trigger scale-up: ${describeRefusals(skipped)}`, inputs: [] }
  const { podPrices, draw } = seen
  const best = chooseOption(settings.flags.expander, options, { clusterNodes: census.ready.length, podPrices, draw })
  const allowed = Math.min(best.nodes, mostNewNodes(settings, totals, best.group))
  const growth = spreadGrowth(growingWith(settings, best, options), allowed)
  const inputs = options.map(({ group, nodes, pods: helped }) => `${group.name}: ${nodes} nodes for ${helped.length} pods`)
  if (growth.length === 0) return { growth, reason: `${waiting} didn't trigger scale-up: max cluster limit reached`, inputs }
  const sizes = growth.map(({ group, by, to }) => `${group} ${to - by}->${to} (max: ${boundsOf(settings, group).max})`)
  const rule = options.length > 1 ? `; expander ${settings.flags.expander.join(',')}` : ''
  const capped = allowed < best.nodes ? `; capped from ${best.nodes}` : ''
  return { growth, reason: `${waiting} triggered scale-up: ${sizes.join(', ')}${rule}${capped}`, inputs }
}

export function boundsOf(settings: CaSettings, group: string) {
  const found = settings.groups.find(({ name }) => name === group)
  if (!found) throw new RangeError(`no node group ${group} in the settings of the Cluster Autoscaler`)
  return found
}

function whySkipped(settings: CaSettings, state: CaState, seen: CaSeen, totals: Totals, group: CaGroup): SkippedReason | null {
  if (isBackedOff(state.backoffs, group.name, seen.atSeconds)) return 'in backoff after failed scale-up'
  if (group.targetSize >= boundsOf(settings, group.name).max) return 'max node group size reached'
  const { flags } = settings
  const { capacity } = group.template
  if (totals.cores + capacity.cpuMilli / 1000 > flags['cores-total'].max) return 'max cluster cpu limit reached'
  if (totals.memoryGiB + capacity.memoryBytes / GiB > flags['memory-total'].max) return 'max cluster memory limit reached'
  return null
}

/** How many nodes of the group help which pods; nothing when it can hold none of them. */
function optionOf(
  settings: CaSettings,
  seen: CaSeen,
  totals: Totals,
  group: CaGroup,
  groups: readonly PodGroup[],
  snapshot: Snapshot,
  skipped: SkippedReason[],
): Option[] {
  const node = freshNode(group, 'template')
  const cluster = [...snapshot.uses, node]
  const refusals = groups.map(({ exemplar }) => refusedBy(exemplar.spec, node, surroundingsOf(exemplar.spec, cluster)))
  const helped = groups.filter((_, index) => refusals[index] === null)
  for (const refusal of refusals) if (refusal) skipped.push(refusal)
  if (helped.length === 0) return []
  const bounds = boundsOf(settings, group.name)
  const isBalancing = settings.flags['balance-similar-node-groups']
  const headroom = isBalancing ? similarHeadroom(settings, seen, group) : bounds.max - group.targetSize
  const { nodes, pods } = estimate(helped, group, snapshot.uses, Math.min(headroom, nodeLimit(settings, totals)))
  return nodes === 0 ? [] : [{ group, priority: bounds.priority, nodes, pods }]
}

function similarHeadroom(settings: CaSettings, seen: CaSeen, group: CaGroup): number {
  return seen.groups
    .filter(({ template }) => isSimilar(template, group.template))
    .reduce((sum, { name, targetSize }) => sum + Math.max(0, boundsOf(settings, name).max - targetSize), 0)
}

/** The chosen group first, then those like it that could have helped too. */
function growingWith(settings: CaSettings, best: Option, options: readonly Option[]) {
  const similar = settings.flags['balance-similar-node-groups']
    ? options.filter((option) => option !== best && isSimilar(option.group.template, best.group.template))
    : []
  return [best, ...similar].map(({ group }) => ({ group, max: boundsOf(settings, group.name).max }))
}

/** Nodes, cores and memory that are there or on their way; a node that is still starting counts as upcoming. */
function totalsOf({ groups }: CaSeen, { ready, unready, upcoming }: Census): Totals {
  const there = [...ready, ...unready].map(({ capacity }) => ({ capacity, count: 1 }))
  const coming = groups.map(({ name, template }) => ({ capacity: template.capacity, count: upcoming.get(name) ?? 0 }))
  const sum = (amount: (capacity: Resources) => number) =>
    [...there, ...coming].reduce((total, { capacity, count }) => total + amount(capacity) * count, 0)
  return {
    nodes: sum(() => 1),
    cores: sum(({ cpuMilli }) => cpuMilli / 1000),
    memoryGiB: sum(({ memoryBytes }) => memoryBytes / GiB),
  }
}

function nodeLimit({ flags }: CaSettings, totals: Totals): number {
  const total = flags['max-nodes-total']
  return Math.min(flags['max-nodes-per-scaleup'], total > 0 ? Math.max(0, total - totals.nodes) : Number.POSITIVE_INFINITY)
}

/** What the cluster's own limits leave for the group. */
function mostNewNodes(settings: CaSettings, totals: Totals, { template: { capacity } }: CaGroup): number {
  const { flags } = settings
  const byCores = Math.floor((flags['cores-total'].max - totals.cores) / (capacity.cpuMilli / 1000))
  const byMemory = Math.floor((flags['memory-total'].max - totals.memoryGiB) / (capacity.memoryBytes / GiB))
  return Math.max(0, Math.min(nodeLimit(settings, totals), byCores, byMemory))
}
