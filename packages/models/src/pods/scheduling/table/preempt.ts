import type { NodeTable } from './node-table.ts'
import { type Placer, verdictNumber } from './place-pod.ts'

/** A pod bound to a node, as pre-emption sees it. */
export type BoundPod = {
  /** The caller's number for it. */
  readonly id: number
  readonly podClass: number
  readonly priority: number
  readonly startedAtSeconds: number
  /** It is being deleted already: its room will be free without anybody's doing. */
  readonly isTerminating: boolean
}

export type PreemptionSeen = {
  readonly podClass: number
  readonly priority: number
  /** All pods on a row. */
  readonly podsOn: (row: number) => readonly BoundPod[]
  /** Classes under one disruption budget have one number, and status.disruptionsAllowed of that budget; Infinity without one. */
  readonly budgetOf: (podClass: number) => number
  readonly disruptionsAllowed: (budget: number) => number
}

export type Preemption = { readonly row: number; readonly victims: readonly BoundPod[] }

type Candidate = Preemption & { readonly violations: number }

/**
 * Which pods of lower priority have to go for one pod of a class that no node takes; null when that helps nowhere.
 *
 * On each node all pods of lower priority are thought away. If the pod fits then, as many as possible are spared again, the important
 * ones first and those with an exhausted budget before the others. Of the nodes the one with the fewest violated budgets wins, then the
 * lowest highest priority of a victim, the lowest sum of priorities, the fewest victims, the latest start of the most important victim.
 *
 * @see pkg/scheduler/framework/preemption and plugins/defaultpreemption; the real one looks at a random tenth of the nodes, at least 100
 */
export function preempt(table: NodeTable, placer: Placer, seen: PreemptionSeen): Preemption | null {
  let best: Candidate | null = null
  for (const row of table.active) {
    const candidate = victimsOn(table, placer, seen, row)
    if (candidate && (!best || isBetter(candidate, best))) best = candidate
  }
  return best && { row: best.row, victims: best.victims }
}

/** Taints, cordons, labels, the zone of a volume and the lack of company do not change by deleting pods. */
const beyondHelp: ReadonlySet<number> = new Set(
  (['NodeUnschedulable', 'TaintToleration', 'NodeAffinity', 'VolumeBinding', 'InterPodAffinity'] as const).map(
    (rule) => verdictNumber[rule],
  ),
)

function victimsOn(table: NodeTable, placer: Placer, seen: PreemptionSeen, row: number): Candidate | null {
  const lower = seen.podsOn(row).filter(({ priority }) => priority < seen.priority)
  if (lower.length === 0 || beyondHelp.has(placer.verdictOn(row, seen.podClass))) return null
  for (const pod of lower) unbind(table, row, pod)
  const fits = () => placer.verdictOn(row, seen.podClass) === 0
  if (!fits()) {
    for (const pod of lower) rebind(table, row, pod)
    return null
  }
  const { violating, others } = byBudget([...lower].sort(moreImportantFirst), seen)
  const spare = (pods: readonly BoundPod[]) =>
    pods.filter((pod) => {
      rebind(table, row, pod)
      if (fits()) return false
      unbind(table, row, pod)
      return true
    })
  const violated = spare(violating)
  const victims = [...violated, ...spare(others)].sort(moreImportantFirst)
  for (const pod of victims) rebind(table, row, pod)
  return { row, victims, violations: violated.length }
}

function unbind(table: NodeTable, row: number, { podClass, isTerminating }: BoundPod): void {
  if (!isTerminating) table.stopCounting(row, podClass)
  table.release(row, podClass)
}

function rebind(table: NodeTable, row: number, { podClass, isTerminating }: BoundPod): void {
  if (isTerminating) table.hold(row, podClass)
  else table.bind(row, podClass)
}

/** Pods beyond what their budget allows, taken in order of importance. */
function byBudget(
  pods: readonly BoundPod[],
  { budgetOf, disruptionsAllowed }: PreemptionSeen,
): { violating: BoundPod[]; others: BoundPod[] } {
  const left = new Map<number, number>()
  const violating: BoundPod[] = []
  const others: BoundPod[] = []
  for (const pod of pods) {
    const budget = budgetOf(pod.podClass)
    const allowed = (left.get(budget) ?? disruptionsAllowed(budget)) - 1
    left.set(budget, allowed)
    if (allowed < 0) violating.push(pod)
    else others.push(pod)
  }
  return { violating, others }
}

/** Higher priority, then longer running. */
function moreImportantFirst(a: BoundPod, b: BoundPod): number {
  return b.priority - a.priority || a.startedAtSeconds - b.startedAtSeconds || a.id - b.id
}

/** Added to each priority so that fewer negative ones are better, too. */
const priorityOffset = 2_147_483_648

function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.violations !== b.violations) return a.violations < b.violations
  const highest = highestPriority(a) - highestPriority(b)
  if (highest !== 0) return highest < 0
  const sum = sumOfPriorities(a) - sumOfPriorities(b)
  if (sum !== 0) return sum < 0
  if (a.victims.length !== b.victims.length) return a.victims.length < b.victims.length
  return earliestStart(a) > earliestStart(b)
}

function highestPriority({ victims }: Candidate): number {
  return victims.length === 0 ? Number.NEGATIVE_INFINITY : victims[0].priority
}

function sumOfPriorities({ victims }: Candidate): number {
  return victims.reduce((sum, { priority }) => sum + priority + priorityOffset, 0)
}

/** Earliest start among the victims of the highest priority. */
function earliestStart({ victims }: Candidate): number {
  return victims
    .filter(({ priority }) => priority === victims[0].priority)
    .reduce((earliest, { startedAtSeconds }) => Math.min(earliest, startedAtSeconds), Number.POSITIVE_INFINITY)
}
