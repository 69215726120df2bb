import type { OutcomeLedger } from '@plimsoll/engine'

/** How an offered attempt can end, as the engine's ledger counts it. */
export type Outcome = keyof OutcomeLedger['counts']

/** Every outcome in the order of a request's way through the system; a missing one does not type-check. */
const order: Readonly<Record<Outcome, number>> = {
  served: 0,
  limited: 1,
  blocked: 2,
  shed: 3,
  queueFull: 4,
  timedOut: 5,
  failed: 6,
  unfinished: 7,
}

export const outcomes: readonly Outcome[] = (Object.keys(order) as Outcome[]).sort((a, b) => order[a] - order[b])

/** Outcomes that a client sees as a failure: neither served nor still on the way when the run ended. */
export const lossOutcomes: readonly Outcome[] = outcomes.filter((outcome) => outcome !== 'served' && outcome !== 'unfinished')

/** Losses for want of capacity: no ready pod, no room in a queue, no patience left. */
export const capacityLosses: readonly Outcome[] = ['shed', 'queueFull', 'timedOut']
