import { costPerDay } from '../money/per-day.ts'
import { peakBurn } from '../money/spend.ts'
import { crossingOf } from './breach.ts'
import { type Evidence, type Measurement, unmeasured } from './measurement.ts'
import type { Objective } from './objective.ts'

const microUsdPerUsd = 1_000_000

export function measureBill(evidence: Evidence, objective: Objective, per: 'total' | 'day' | 'month'): Measurement {
  if (per === 'total') return measureTotal(evidence, objective)
  if (per === 'day') return measureDay(evidence, objective)
  const month = evidence.bill.perMonth
  if (month === null) return unmeasured('a run of no length says nothing about a month')
  return { value: month.microUsd / microUsdPerUsd, breach: null, decidedBy: null }
}

function measureTotal({ bill, cumulative }: Evidence, objective: Objective): Measurement {
  const { intent } = objective.scope
  if (intent !== null) return { value: bill.byIntent[intent] / microUsdPerUsd, breach: null, decidedBy: null }
  const breach =
    cumulative &&
    crossingOf(
      objective,
      cumulative.gridSeconds,
      cumulative.totalMicroUsd.map((spent) => spent / microUsdPerUsd),
    )
  return { value: bill.totalMicroUsd / microUsdPerUsd, breach, decidedBy: null }
}

function measureDay({ bill, cumulative }: Evidence, { comparator, limit }: Objective): Measurement {
  const day = costPerDay(bill, cumulative)
  if (day === null) return unmeasured('a run of no length says nothing about a day')
  const value = day.microUsd / microUsdPerUsd
  const isBroken = comparator === '<' ? value >= limit : comparator === '<=' && value > limit
  const breach = isBroken && day.atSeconds !== null ? { firstAtSeconds: day.atSeconds, totalSeconds: null, worst: null } : null
  return { value, breach, decidedBy: day.basis }
}

export function measureBurnMax({ cumulative }: Evidence): Measurement {
  const peak = cumulative && peakBurn(cumulative)
  if (peak === null) return unmeasured('spending over time was not computed for this run')
  return { value: peak.usdPerHour, breach: null, decidedBy: null }
}

export function measureCostPerMillion({ bill }: Evidence): Measurement {
  if (bill.costPerMillionServedMicroUsd === null) return unmeasured('no customer request was served')
  return { value: bill.costPerMillionServedMicroUsd / microUsdPerUsd, breach: null, decidedBy: null }
}
