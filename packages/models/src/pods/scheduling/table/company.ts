import { scoreWeights } from '../weights.ts'
import type { NodeTable } from './node-table.ts'
import type { ClassTerm } from './pod-class.ts'

/** Domains of one topology key in which some pod of a term runs. */
type Occupied = { readonly byRow: Int32Array; readonly isOccupied: Uint8Array; readonly isAnywhere: boolean }

/** What pods that run mean for one class, by the three checks of InterPodAffinity; see `affinityDomains` for the rule. */
export type Company = {
  readonly wanted: readonly Occupied[]
  /** Nobody that it wants to be with runs anywhere, and its own pods would do. */
  readonly isFirst: boolean
  readonly avoided: readonly Occupied[]
  readonly refusing: readonly Occupied[]
}

/** Null where no class asks anything of this one. */
export function companyOf(table: NodeTable, podClass: number): Company | null {
  const { affinity, isOwnCompany, avoided, refusing } = table.classes[podClass]
  if (affinity.length + avoided.length + refusing.length === 0) return null
  const wanted = affinity.map((term) => occupied(table, term))
  return {
    wanted,
    isFirst: isOwnCompany && !wanted.some(({ isAnywhere }) => isAnywhere),
    avoided: avoided.map((term) => occupied(table, term)),
    refusing: refusing.map((term) => occupied(table, term)),
  }
}

function occupied(table: NodeTable, term: ClassTerm): Occupied {
  const { byRow, size } = table.domainsOf(term.topologyKey)
  const isOccupied = new Uint8Array(size)
  let isAnywhere = false
  for (const row of table.active) {
    if (byRow[row] === 0 || podsPresent(table, term, row) === 0) continue
    isOccupied[byRow[row]] = 1
    isAnywhere = true
  }
  return { byRow, isOccupied, isAnywhere }
}

function podsPresent({ byClass }: NodeTable, { countedClasses }: ClassTerm, row: number): number {
  let count = 0
  for (const podClass of countedClasses) count += byClass[podClass].present[row]
  return count
}

/** Which of the three checks refuses a row first: 0 none, else 1, 2 or 3. */
export function refusingCheck({ wanted, isFirst, avoided, refusing }: Company, row: number): 0 | 1 | 2 | 3 {
  for (const { byRow, isOccupied } of wanted) if (byRow[row] === 0 || (!isFirst && isOccupied[byRow[row]] === 0)) return 1
  for (const { byRow, isOccupied } of avoided) if (isOccupied[byRow[row]] === 1) return 2
  for (const { byRow, isOccupied } of refusing) if (isOccupied[byRow[row]] === 1) return 3
  return 0
}

/** Points for the company of other pods, added to `totals`; see `podAffinityScores` for the rule. */
export function addCompanyPoints(table: NodeTable, podClass: number, feasible: Int32Array, found: number, totals: Float64Array): void {
  const { preferences } = table.classes[podClass]
  if (preferences.length === 0) return
  const sums = new Float64Array(found)
  for (const preference of preferences) {
    const { byRow, size } = table.domainsOf(preference.topologyKey)
    const byDomain = new Float64Array(size)
    for (const row of table.active) if (byRow[row] > 0) byDomain[byRow[row]] += podsPresent(table, preference, row) * preference.weight
    for (let at = 0; at < found; at++) if (byRow[feasible[at]] > 0) sums[at] += byDomain[byRow[feasible[at]]]
  }
  let most = sums[0]
  let least = sums[0]
  for (let at = 1; at < found; at++) {
    most = Math.max(most, sums[at])
    least = Math.min(least, sums[at])
  }
  if (most === least) return
  for (let at = 0; at < found; at++) totals[at] += scoreWeights.InterPodAffinity * Math.trunc(100 * ((sums[at] - least) / (most - least)))
}
