import type { AnalysedRun } from '@plimsoll/analysis'

/** Where the figures come from, in one line: what it takes to get the same ones again. */
export function provenanceLine({ result, bill }: AnalysedRun): string {
  const { id, asOf } = bill.sheet
  const prices = id.includes(asOf) ? `prices ${id}` : `prices ${id} of ${asOf}`
  return `Seed ${result.seed}, one run, ${result.fidelity}, engine ${result.engineVersion}, plan ${result.planHash.slice(0, 12)}, ${prices}.`
}
