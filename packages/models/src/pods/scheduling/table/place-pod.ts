import type { FilterRule } from '../../../contract/scheduling/index.ts'
import { type Company, companyOf, refusingCheck } from './company.ts'
import { cordoned, tainted, unattachable, unwanted } from './node-columns.ts'
import type { NodeTable } from './node-table.ts'
import { addPoints, type ScoringStrategy } from './points.ts'
import { breaksSpread, type HardCounts, hardCounts } from './spread-counts.ts'

/** Which check refused a node first, in the order of the default profile. */
export const verdicts = [
  'feasible',
  'NodeUnschedulable',
  'TaintToleration',
  'NodeAffinity',
  'NodePorts',
  'NodeResourcesFit',
  'VolumeBinding',
  'PodTopologySpread',
  'InterPodAffinity',
  'InterPodAntiAffinity',
  'ExistingPodsAntiAffinity',
] as const satisfies readonly ('feasible' | FilterRule)[]
export type Verdict = (typeof verdicts)[number]

/** Position of a verdict, by which rows are judged. */
export const verdictNumber = Object.fromEntries(verdicts.map((verdict, index) => [verdict, index])) as Readonly<Record<Verdict, number>>
const firstOfCompany = verdictNumber.InterPodAffinity

/** What other pods mean for a class: made once for a search, read for every row. */
export type ClassSurroundings = { readonly hard: readonly HardCounts[]; readonly company: Company | null }

export function surroundingsOfClass(table: NodeTable, podClass: number): ClassSurroundings {
  return { hard: hardCounts(table, podClass), company: companyOf(table, podClass) }
}

export type PlacementOptions = {
  readonly scoring: ScoringStrategy
  /** 0..1 for a pod of that class, asked only when several nodes are equally good: the real scheduler draws one of them at random. */
  readonly draw: (podClass: number) => number
}

/** Places pods of a table's classes, one after the other; remembers where the search over a large cluster left off. */
export class Placer {
  /** By verdict: nodes that the last `place` looked at. */
  readonly tally = new Int32Array(verdicts.length)
  private readonly table: NodeTable
  private readonly options: PlacementOptions
  private feasible = new Int32Array(0)
  private totals = new Float64Array(0)
  private nextStart = 0

  constructor(table: NodeTable, options: PlacementOptions) {
    this.table = table
    this.options = options
  }

  /** Row of the node for one pod of a class; -1 when no node takes it, and then `tally` says why. */
  place(podClass: number): number {
    const found = this.filter(podClass)
    if (found === 0) return -1
    if (found === 1) return this.feasible[0]
    const totals = this.totals.fill(0, 0, found)
    addPoints(this.table, podClass, this.feasible, found, this.options.scoring, totals)
    return this.feasible[this.choose(found, podClass)]
  }

  /** What the default profile's filters say of one row. */
  verdictOn(row: number, podClass: number, { hard, company } = surroundingsOfClass(this.table, podClass)): number {
    const { table } = this
    const facts = table.factsOf(row, podClass)
    if (facts & cordoned) return verdictNumber.NodeUnschedulable
    if (facts & tainted) return verdictNumber.TaintToleration
    if (facts & unwanted) return verdictNumber.NodeAffinity
    if (!table.hasPorts(row, table.classes[podClass])) return verdictNumber.NodePorts
    if (!table.hasRoom(row, table.classes[podClass])) return verdictNumber.NodeResourcesFit
    if (facts & unattachable) return verdictNumber.VolumeBinding
    if (hard.length > 0 && breaksSpread(hard, row)) return verdictNumber.PodTopologySpread
    const check = company ? refusingCheck(company, row) : 0
    return check === 0 ? 0 : firstOfCompany + check - 1
  }

  /** Collects feasible rows until there are enough to choose from. */
  private filter(podClass: number): number {
    const { active } = this.table
    if (this.feasible.length < active.length) {
      this.feasible = new Int32Array(active.length * 2)
      this.totals = new Float64Array(active.length * 2)
    }
    const surroundings = surroundingsOfClass(this.table, podClass)
    const wanted = feasibleWanted(active.length)
    const start = active.length === 0 ? 0 : this.nextStart % active.length
    this.tally.fill(0)
    let found = 0
    let looked = 0
    for (; looked < active.length && found < wanted; looked++) {
      const at = start + looked
      const row = active[at < active.length ? at : at - active.length]
      const verdict = this.verdictOn(row, podClass, surroundings)
      this.tally[verdict]++
      if (verdict === 0) this.feasible[found++] = row
    }
    this.nextStart = start + looked
    return found
  }

  /** Position of the best; one of them at random where several are equal. */
  private choose(found: number, podClass: number): number {
    const { totals } = this
    let best = 0
    let equals = 1
    for (let at = 1; at < found; at++) {
      if (totals[at] > totals[best]) {
        best = at
        equals = 1
      } else if (totals[at] === totals[best]) equals++
    }
    if (equals === 1) return best
    let skip = Math.min(equals - 1, Math.floor(this.options.draw(podClass) * equals))
    for (let at = best; ; at++) if (totals[at] === totals[best] && skip-- === 0) return at
  }
}

/** percentageOfNodesToScore: below it every node is looked at. */
const fewestToScore = 100

/**
 * How many feasible nodes are enough: all below 100 nodes, then 50 % less one percentage point for each 125 nodes, at least 5 % and 100.
 *
 * @see numFeasibleNodesToFind in pkg/scheduler/schedule_one.go
 */
export function feasibleWanted(nodes: number): number {
  if (nodes < fewestToScore) return nodes
  const percent = Math.max(5, 50 - Math.trunc(nodes / 125))
  return Math.max(fewestToScore, Math.trunc((nodes * percent) / 100))
}
