import { log } from '@plimsoll/kernel'
import { hostname } from './domains.ts'
import type { NodeTable } from './node-table.ts'
import type { ClassSpread } from './pod-class.ts'
import { hasEveryKey, isCounted, podsOn } from './spread-counts.ts'

/** Points for spreading by ScheduleAnyway constraints, added to `totals` with their weight; see `spreadScores` for the rule. */
export function addSpreadPoints(
  table: NodeTable,
  podClass: number,
  feasible: Int32Array,
  found: number,
  weight: number,
  totals: Float64Array,
): void {
  const { soft, isSoftDefault } = table.classes[podClass]
  if (soft.length === 0) return
  const isRanked = (row: number) => isSoftDefault || hasEveryKey(table, soft, row)
  const costs = new Float64Array(found)
  for (const spread of soft) addCosts(table, podClass, spread, feasible, found, isRanked, costs)
  let most = 0
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < found; at++) {
    if (!isRanked(feasible[at])) continue
    costs[at] = Math.round(costs[at])
    if (costs[at] > most) most = costs[at]
    if (costs[at] < least) least = costs[at]
  }
  for (let at = 0; at < found; at++) {
    if (!isRanked(feasible[at])) continue
    totals[at] += weight * (most === 0 ? 100 : Math.trunc((100 * (most + least - costs[at])) / most))
  }
}

function addCosts(
  table: NodeTable,
  podClass: number,
  spread: ClassSpread,
  feasible: Int32Array,
  found: number,
  isRanked: (row: number) => boolean,
  costs: Float64Array,
): void {
  const { byRow } = table.domainsOf(spread.topologyKey)
  const counts = spread.topologyKey === hostname ? null : domainCounts(table, podClass, spread, feasible, found, isRanked)
  const weight = log((counts ? counts.domains : countRanked(feasible, found, isRanked)) + 2)
  for (let at = 0; at < found; at++) {
    const row = feasible[at]
    if (!isRanked(row) || byRow[row] === 0) continue
    const pods = counts ? counts.byDomain[byRow[row]] : podsOn(table.byClass, spread, row)
    costs[at] += pods * weight + (spread.maxSkew - 1)
  }
}

function countRanked(feasible: Int32Array, found: number, isRanked: (row: number) => boolean): number {
  let count = 0
  for (let at = 0; at < found; at++) if (isRanked(feasible[at])) count++
  return count
}

/** Pods by domain among the domains of feasible nodes; nodes without the label make one more domain. */
function domainCounts(
  table: NodeTable,
  podClass: number,
  spread: ClassSpread,
  feasible: Int32Array,
  found: number,
  isRanked: (row: number) => boolean,
): { readonly byDomain: Int32Array; readonly domains: number } {
  const { byRow, size } = table.domainsOf(spread.topologyKey)
  const isOpen = new Uint8Array(size)
  let domains = 0
  for (let at = 0; at < found; at++) {
    const domain = byRow[feasible[at]]
    if (!isRanked(feasible[at]) || isOpen[domain] === 1) continue
    isOpen[domain] = 1
    domains++
  }
  const byDomain = new Int32Array(size)
  for (const row of table.active) {
    if (isOpen[byRow[row]] === 0 || !isRanked(row) || !isCounted(spread, table.factsOf(row, podClass))) continue
    byDomain[byRow[row]] += podsOn(table.byClass, spread, row)
  }
  return { byDomain, domains }
}
