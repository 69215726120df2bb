import type { PriceSheet } from '@plimsoll/catalog'
import type { Usage } from '@plimsoll/engine'
import type { Bill, BillLine, IntentSplit, MicroUsd } from './bill.ts'
import { hoursPerMonth, type Metering, runsPerMonth } from './charge.ts'
import { linesOf } from './lines.ts'
import { meter, meteringOf } from './metering.ts'
import type { MeterKind } from './meters/index.ts'
import { meters } from './meters/index.ts'
import { afterPercentOff, approximately } from './money/decimal.ts'
import type { BillOptions } from './options.ts'

/** What no meter covers, said on every bill. */
const notMetered = 'Not metered: NAT gateways, traffic between zones, logs and metrics, image storage, taxes, support and credits.'

/**
 * What a run costs. Usage holds no prices, so the same run may be billed again with any sheet, at once and exactly.
 *
 * @throws RangeError when `usage.startIso` is no instant, an option is out of range, or an amount exceeds nine thousand million dollars
 */
export function bill(usage: Usage, sheet: PriceSheet, options: BillOptions = {}): Bill {
  const metering = meteringOf(usage, sheet, options)
  const lines = meter(metering).flatMap(({ kind, charges }) => linesOf(kind, charges, metering))
  const totalMicroUsd = total(lines, ({ effectiveMicroUsd }) => effectiveMicroUsd)
  const byMeter = sumByMeter(lines)
  return {
    sheet: { id: sheet.id, asOf: sheet.asOf, source: sheet.source, currency: sheet.currency },
    startIso: usage.startIso,
    durationSeconds: usage.durationSeconds,
    lines,
    listMicroUsd: total(lines, ({ listMicroUsd }) => listMicroUsd),
    contractedMicroUsd: total(lines, ({ contractedMicroUsd }) => contractedMicroUsd),
    billedMicroUsd: total(lines, ({ billedMicroUsd }) => billedMicroUsd),
    totalMicroUsd,
    byMeter,
    byIntent: sumByIntent(lines),
    perMonth: perMonth(metering, byMeter),
    costPerMillionServedMicroUsd: perMillionServed(usage, totalMicroUsd),
    unpriced: meters.flatMap(({ unpriced }) => unpriced?.(metering) ?? []),
    assumptions: [...meters.flatMap(({ assumptions }) => assumptions?.(metering) ?? []), notMetered],
  }
}

function total(lines: readonly BillLine[], amount: (line: BillLine) => MicroUsd): MicroUsd {
  return lines.reduce((sum, line) => sum + amount(line), 0)
}

function sumByMeter(lines: readonly BillLine[]): Readonly<Record<MeterKind, MicroUsd>> {
  const sums = Object.fromEntries(meters.map(({ kind }) => [kind, 0])) as Record<MeterKind, MicroUsd>
  for (const line of lines) sums[line.meter] += line.effectiveMicroUsd
  return sums
}

function sumByIntent(lines: readonly BillLine[]): IntentSplit {
  return {
    customers: total(lines, ({ byIntent }) => byIntent.customers),
    attack: total(lines, ({ byIntent }) => byIntent.attack),
    idle: total(lines, ({ byIntent }) => byIntent.idle),
  }
}

/**
 * A month of 730 hours that all go like this run. Most meters grow with time; those that do not (tiers, free allowances, hours billed whole)
 * are computed anew for the month.
 */
function perMonth(metering: Metering, byMeter: Readonly<Record<MeterKind, MicroUsd>>): Bill['perMonth'] {
  const { durationSeconds } = metering.usage
  if (durationSeconds === 0) return null
  const microUsd = meters.reduce((sum, { kind, monthlyUsd }) => {
    if (monthlyUsd === undefined) return sum + byMeter[kind] * runsPerMonth(durationSeconds)
    const left = approximately(afterPercentOff(metering.settings.percentOff[kind] ?? '0'))
    return sum + monthlyUsd(metering) * left * 1_000_000
  }, 0)
  const basis = `${hoursPerMonth} hours that all go like these ${Math.round(durationSeconds / 360) / 10}; egress tiers and the free allowance applied to the whole month`
  return { microUsd: Math.round(microUsd), basis }
}

/** Everything paid, over the customer requests that were served: what refused and hostile requests cost is part of the price of a good one. */
function perMillionServed(usage: Usage, totalMicroUsd: MicroUsd): MicroUsd | null {
  const served = usage.traffic
    .filter(({ intent }) => intent === 'customers')
    .reduce((sum, { servedRequests }) => sum + servedRequests.reduce((all, hour) => all + hour, 0), 0)
  return served > 0 ? Math.round((totalMicroUsd / served) * 1_000_000) : null
}
