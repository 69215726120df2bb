import { type ClassColumns, tainted, unwanted } from './node-columns.ts'
import type { NodeTable } from './node-table.ts'
import type { ClassSpread } from './pod-class.ts'

/** Pods by domain for one DoNotSchedule constraint. */
export type HardCounts = { readonly spread: ClassSpread; readonly byRow: Int32Array; readonly counts: Int32Array; readonly least: number }

/** Counts what the DoNotSchedule constraints of a class look at. Nodes that lack the key of one of them are not counted at all. */
export function hardCounts(table: NodeTable, podClass: number): HardCounts[] {
  const { hard } = table.classes[podClass]
  return hard.map((spread) => {
    const { byRow, size } = table.domainsOf(spread.topologyKey)
    const counts = new Int32Array(size)
    const isSeen = new Uint8Array(size)
    for (const row of table.active) {
      if (!hasEveryKey(table, hard, row) || !isCounted(spread, table.factsOf(row, podClass))) continue
      isSeen[byRow[row]] = 1
      counts[byRow[row]] += podsOn(table.byClass, spread, row)
    }
    let domains = 0
    let least = Number.POSITIVE_INFINITY
    for (let domain = 1; domain < size; domain++) {
      if (isSeen[domain] === 0) continue
      domains++
      if (counts[domain] < least) least = counts[domain]
    }
    return { spread, byRow, counts, least: domains < (spread.minDomains ?? 1) ? 0 : least }
  })
}

export function breaksSpread(all: readonly HardCounts[], row: number): boolean {
  for (const { spread, byRow, counts, least } of all) {
    const domain = byRow[row]
    if (domain === 0 || counts[domain] + spread.self - least > spread.maxSkew) return true
  }
  return false
}

export function hasEveryKey(table: NodeTable, spreads: readonly ClassSpread[], row: number): boolean {
  for (const { topologyKey } of spreads) if (table.domainsOf(topologyKey).byRow[row] === 0) return false
  return true
}

/** The constraint's own policies say whether nodes that the pod can't go to count. */
export function isCounted({ nodeAffinityPolicy, nodeTaintsPolicy }: ClassSpread, facts: number): boolean {
  if (nodeAffinityPolicy !== 'Ignore' && facts & unwanted) return false
  return nodeTaintsPolicy !== 'Honor' || (facts & tainted) === 0
}

export function podsOn(byClass: readonly ClassColumns[], { countedClasses }: ClassSpread, row: number): number {
  let count = 0
  for (const podClass of countedClasses) count += byClass[podClass].running[row]
  return count
}
