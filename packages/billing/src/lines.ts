import type { BillLine, IntentSplit } from './bill.ts'
import type { Charge, Metering } from './charge.ts'
import { contractedUsd, listUsd } from './metering.ts'
import type { MeterKind } from './meters/index.ts'
import { apportion } from './money/apportion.ts'
import { approximately, microUsd, plus } from './money/decimal.ts'

/** The lines of one meter: charges that differ in time only are added up first and multiplied by their price once. */
export function linesOf(kind: MeterKind, charges: readonly Charge[], metering: Metering): readonly BillLine[] {
  const groups = new Map<string, Charge[]>()
  for (const charge of charges) {
    const key = [charge.title, charge.subject, charge.sku, charge.month, charge.price.usd].join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [charge])
    else group.push(charge)
  }
  return [...groups.values()].map((group) => lineOf(kind, group, metering))
}

function lineOf(kind: MeterKind, group: readonly Charge[], metering: Metering): BillLine {
  const [first] = group
  const quantity = group.map((charge) => charge.quantity).reduce(plus)
  const list = listUsd(quantity, first)
  const contractedMicroUsd = microUsd(contractedUsd(list, kind, metering))
  return {
    meter: kind,
    title: first.title,
    subject: first.subject,
    sku: first.sku,
    month: first.month,
    quantity: approximately(quantity),
    unit: first.price.unit,
    unitPrice: first.price.usd,
    listMicroUsd: microUsd(list),
    contractedMicroUsd,
    // Commitments would part these two from the contracted amount; no meter has any yet.
    effectiveMicroUsd: contractedMicroUsd,
    billedMicroUsd: contractedMicroUsd,
    byIntent: splitByIntent(contractedMicroUsd, group),
    source: first.price.source,
    asOf: first.price.asOf,
    ...(first.isWarmPool && { isWarmPool: true as const }),
  }
}

function splitByIntent(amount: number, group: readonly Charge[]): IntentSplit {
  const weight = { customers: 0, attack: 0, idle: 0 }
  for (const { quantity, shares } of group) {
    const size = approximately(quantity)
    weight.customers += size * shares.customers
    weight.attack += size * shares.attack
    weight.idle += size * shares.idle
  }
  const [customers, attack, idle] = apportion(amount, [weight.customers, weight.attack, weight.idle])
  return { customers, attack, idle }
}
