import type { Intent, RunResult, SourceOutcomes } from '@plimsoll/engine'
import { sum } from 'simple-statistics'
import type { IntentLosses } from '../findings.ts'
import { lossOutcomes, type Outcome, outcomes } from '../outcome.ts'

/** How the attempts of a set of sources ended. */
export type Tally = Omit<IntentLosses, 'intent'>

export function tally(sources: readonly SourceOutcomes[]): Tally {
  const count = (outcome: Outcome) => sum(sources.map(({ counts }) => counts[outcome]))
  const byOutcome = Object.fromEntries(outcomes.map((outcome) => [outcome, count(outcome)])) as Record<Outcome, number>
  const offered = sum(sources.map((source) => source.offered))
  const decided = offered - byOutcome.unfinished
  return {
    offered,
    served: byOutcome.served,
    lost: sum(lossOutcomes.map((outcome) => byOutcome[outcome])),
    unfinished: byOutcome.unfinished,
    availabilityRatio: decided > 0 ? byOutcome.served / decided : null,
    byOutcome,
  }
}

/** One entry for each intent that sent anything, customers first. */
export function lossesByIntent(result: RunResult): readonly IntentLosses[] {
  const intents: readonly Intent[] = ['customers', 'attack']
  return intents.flatMap((intent) => {
    const sources = result.outcomes.bySource.filter((source) => source.intent === intent)
    return sources.length === 0 ? [] : [{ intent, ...tally(sources) }]
  })
}
