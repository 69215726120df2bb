import type { Outcome } from '@plimsoll/models'
import type { Intent } from './run-result.ts'

/** Attempts of one traffic source by how each ended. Integers; they add up to `offered`, checked at the end of every run. */
export type SourceOutcomes = {
  readonly source: string
  readonly intent: Intent
  readonly service: string
  readonly offered: number
  readonly counts: Readonly<Record<Outcome, number>>
}

export type OutcomeLedger = {
  readonly bySource: readonly SourceOutcomes[]
  readonly offered: number
  readonly counts: Readonly<Record<Outcome, number>>
}
