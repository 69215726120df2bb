import type { RunResult } from '@plimsoll/engine'
import { tally } from '../load/losses.ts'
import { lossOutcomes, type Outcome, outcomes } from '../outcome.ts'
import { bucketLength, spendInstants } from '../series/buckets.ts'
import { sumOf, type Where } from '../series/columns.ts'
import { breachOf, crossingOf } from './breach.ts'
import { type Measurement, unmeasured } from './measurement.ts'
import type { Objective } from './objective.ts'

/** Served over all that ended; requests still on their way when the run ended count for neither side. */
export function measureAvailability(result: RunResult, objective: Objective): Measurement {
  return measureShare(result, objective, ['served'])
}

export function measureOutcome(result: RunResult, objective: Objective, outcome: Outcome | 'lost', as: 'share' | 'count'): Measurement {
  const ends = outcome === 'lost' ? lossOutcomes : [outcome]
  return as === 'share' ? measureShare(result, objective, ends) : measureCount(result, objective, ends)
}

function measureShare(result: RunResult, objective: Objective, ends: readonly Outcome[]): Measurement {
  const counted = tally(sourcesOf(result, objective))
  const isOpen = ends[0] === 'unfinished'
  const whole = isOpen ? counted.offered : counted.offered - counted.unfinished
  if (whole === 0) return unmeasured(whyNothing(result, objective))
  return {
    value: ends.reduce((sum, outcome) => sum + counted.byOutcome[outcome], 0) / whole,
    breach: isOpen ? null : breachOf(result, objective, [shareByBucket(result, whereOf(objective), ends)]),
    decidedBy: null,
  }
}

function measureCount(result: RunResult, objective: Objective, ends: readonly Outcome[]): Measurement {
  const sources = sourcesOf(result, objective)
  if (sources.length === 0) return unmeasured(whyNothing(result, objective))
  const { byOutcome } = tally(sources)
  let sum = 0
  const rates = ratesOf(result, whereOf(objective), ends)
  const sums = rates.map((rate, bucket) => {
    sum += rate * bucketLength(result, bucket)
    return Math.round(sum)
  })
  return {
    value: ends.reduce((total, outcome) => total + byOutcome[outcome], 0),
    breach: crossingOf(objective, spendInstants(result), sums),
    decidedBy: null,
  }
}

/** Requests a second that ended in one of the given ways, by bucket. */
function ratesOf(result: RunResult, where: Where, ends: readonly Outcome[]): Float64Array {
  const rates = new Float64Array(result.grid.length)
  for (const outcome of ends) {
    sumOf(result, 'requests.outcome', { ...where, outcome })?.forEach((rate, bucket) => {
      rates[bucket] += rate
    })
  }
  return rates
}

/** Share of those requests among all that ended in the bucket; NaN where none ended. */
function shareByBucket(result: RunResult, where: Where, ends: readonly Outcome[]): Float64Array {
  const decided = ratesOf(
    result,
    where,
    outcomes.filter((outcome) => outcome !== 'unfinished'),
  )
  return ratesOf(result, where, ends).map((rate, bucket) => (decided[bucket] > 0 ? rate / decided[bucket] : Number.NaN))
}

function whereOf({ scope }: Objective): Where {
  const intent = scope.intent ?? 'customers'
  return scope.service === null ? { intent } : { intent, service: scope.service }
}

function sourcesOf(result: RunResult, { scope }: Objective) {
  const intent = scope.intent ?? 'customers'
  return result.outcomes.bySource.filter(
    (source) => source.intent === intent && (scope.service === null || source.service === scope.service),
  )
}

function whyNothing(result: RunResult, { scope }: Objective): string {
  const services = [...new Set(result.outcomes.bySource.map(({ service }) => service))]
  if (scope.service !== null && !services.includes(scope.service))
    return `no traffic goes to a service called ${scope.service}; the run has ${services.join(', ')}`
  return (scope.intent ?? 'customers') === 'customers' ? 'customers sent no request' : 'no attacker sent a request'
}
