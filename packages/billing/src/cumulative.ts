import type { PriceSheet } from '@plimsoll/catalog'
import type { Usage } from '@plimsoll/engine'
import type { CumulativeBill } from './bill.ts'
import { type Charge, type Metering, secondsPerHour } from './charge.ts'
import { linesOf } from './lines.ts'
import { contractedUsd, listUsd, meter, meteringOf } from './metering.ts'
import type { MeterKind } from './meters/index.ts'
import { approximately } from './money/decimal.ts'
import type { BillOptions } from './options.ts'

const microPerUsd = 1_000_000

/**
 * What has been spent at each instant. Money of a charge accrues evenly over the time it covers: a load balancer's hour over that hour, the
 * minimum of a short-lived node over its life.
 *
 * @param gridSeconds instants in rising order, seconds since the start of the run; to end at the bill's total the last must be its end
 */
export function cumulativeBill(usage: Usage, sheet: PriceSheet, gridSeconds: Float64Array, options: BillOptions = {}): CumulativeBill {
  const metering = meteringOf(usage, sheet, options)
  const meters = meter(metering).map(({ kind, charges }) => [kind, spentByMeter(kind, charges, gridSeconds, metering)] as const)
  const totalMicroUsd = new Float64Array(gridSeconds.length)
  for (const [, spent] of meters) for (let i = 0; i < spent.length; i++) totalMicroUsd[i] += spent[i]
  return {
    startIso: usage.startIso,
    durationSeconds: usage.durationSeconds,
    gridSeconds,
    byMeter: Object.fromEntries(meters) as Record<MeterKind, Float64Array>,
    totalMicroUsd,
    burnUsdPerHour: burnRate(gridSeconds, totalMicroUsd),
  }
}

/** Whole micro-dollars at each instant: never falling, never above the meter's lines, equal to them from the end of the run on. */
function spentByMeter(kind: MeterKind, charges: readonly Charge[], gridSeconds: Float64Array, metering: Metering): Float64Array {
  const billed = linesOf(kind, charges, metering).reduce((sum, line) => sum + line.effectiveMicroUsd, 0)
  const accrued = accrue(kind, charges, gridSeconds, metering)
  let before = 0
  return accrued.map((value, i) => {
    const isOver = gridSeconds[i] >= metering.usage.durationSeconds
    before = isOver ? billed : Math.min(billed, Math.max(before, Math.floor(value)))
    return before
  })
}

/**
 * Sum over the charges of amount × (elapsed part of its time). Each charge changes a straight line at the first instant inside it and at the
 * first after it, so the work grows with charges + instants, not with their product.
 */
function accrue(kind: MeterKind, charges: readonly Charge[], gridSeconds: Float64Array, metering: Metering): Float64Array {
  const slope = new Float64Array(gridSeconds.length + 1)
  const level = new Float64Array(gridSeconds.length + 1)
  for (const charge of charges) {
    const amount = approximately(contractedUsd(listUsd(charge.quantity, charge), kind, metering)) * microPerUsd
    const begun = firstAfter(gridSeconds, charge.fromSeconds)
    const ended = firstAfter(gridSeconds, charge.toSeconds)
    const length = charge.toSeconds - charge.fromSeconds
    if (begun < ended) {
      slope[begun] += amount / length
      slope[ended] -= amount / length
      level[begun] -= (amount / length) * charge.fromSeconds
      level[ended] += (amount / length) * charge.fromSeconds
    }
    level[ended] += amount
  }
  let currentSlope = 0
  let currentLevel = 0
  return gridSeconds.map((instant, i) => {
    currentSlope += slope[i]
    currentLevel += level[i]
    return currentLevel + currentSlope * instant
  })
}

/** Index of the first instant later than `seconds`. */
function firstAfter(gridSeconds: Float64Array, seconds: number): number {
  let low = 0
  let high = gridSeconds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (gridSeconds[middle] > seconds) high = middle
    else low = middle + 1
  }
  return low
}

function burnRate(gridSeconds: Float64Array, spent: Float64Array): Float64Array {
  const rate = new Float64Array(spent.length)
  for (let i = 1; i < spent.length; i++) {
    const hours = (gridSeconds[i] - gridSeconds[i - 1]) / secondsPerHour
    rate[i] = hours > 0 ? (spent[i] - spent[i - 1]) / microPerUsd / hours : rate[i - 1]
  }
  if (spent.length > 1) rate[0] = rate[1]
  return rate
}
