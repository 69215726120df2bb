import type { CapacityUnit } from '@plimsoll/catalog'
import type { HourlyTraffic } from '@plimsoll/engine'
import { type Charge, hoursPerMonth, type Meter, type Metering, runsPerMonth, secondsPerHour } from '../charge.ts'
import { approximately, fraction } from '../money/decimal.ts'
import { standingCharges } from './run-length.ts'
import { type ByIntent, byIntent, hourParts, sharesOf } from './traffic-hours.ts'

/** Resolution at which capacity units are counted: a thousand-millionth. */
const nano = 1_000_000_000

/** Load balancers: hours that they stand, and what passes through them, refused requests included. */
export const loadBalancer: Meter<'load-balancer'> = {
  kind: 'load-balancer',
  title: 'Load balancer',

  charges: (metering) => [...standing(metering), ...passing(metering)],

  monthlyUsd(metering) {
    const { usage, sheet } = metering
    const { firstHour, firstCovers, furtherHour } = sheet.loadBalancing
    const { first, further } = counts(usage.loadBalancers.length, firstCovers)
    const hourly = first * Number(firstHour.usd) + further * Number(furtherHour.usd)
    const traffic = passing(metering).reduce((usd, { quantity, price }) => usd + approximately(quantity) * Number(price.usd), 0)
    return hourly * hoursPerMonth + traffic * runsPerMonth(usage.durationSeconds)
  },

  assumptions({ usage, sheet, settings }) {
    if (usage.loadBalancers.length === 0 || sheet.loadBalancing.capacityUnit === null) return []
    const { requestsPerConnection: per, connectionSeconds } = settings
    return [
      `A connection to the load balancer carries ${per.customers} requests of customers or ${per.attack} of attackers and stays open ${connectionSeconds} s; no more than 10 rules are evaluated.`,
    ]
  },
}

/** One charge covers the first few balancers together on some clouds, each pays for itself on others. */
function counts(balancers: number, firstCovers: number): { readonly first: number; readonly further: number } {
  if (firstCovers === 1) return { first: balancers, further: 0 }
  return { first: balancers > 0 ? 1 : 0, further: Math.max(0, balancers - firstCovers) }
}

function standing(metering: Metering): readonly Charge[] {
  const { product, granularity, firstHour, firstCovers, furtherHour } = metering.sheet.loadBalancing
  const names = metering.usage.loadBalancers
  const { first, further } = counts(names.length, firstCovers)
  const subject = names.length === 1 ? names[0] : `${names.length} load balancers`
  const what = { title: `${product}, hours`, subject, sku: product, granularity }
  return [
    ...standingCharges(metering, { ...what, price: firstHour, count: first }),
    ...standingCharges(metering, { ...what, title: `${product}, hours of further ones`, price: furtherHour, count: further }),
  ]
}

function passing(metering: Metering): readonly Charge[] {
  const { usage, sheet } = metering
  return usage.loadBalancers.flatMap((name) => {
    const traffic = trafficOf(name, usage.loadBalancers, usage.traffic)
    const { capacityUnit, processing } = sheet.loadBalancing
    return [
      ...(capacityUnit === null ? [] : capacityCharges(metering, name, traffic, capacityUnit)),
      ...(processing === null ? [] : processingCharges(metering, name, traffic, processing)),
    ]
  })
}

/** A balancer named like a service carries that service; the first one carries every service that none is named like. */
function trafficOf(name: string, balancers: readonly string[], traffic: readonly HourlyTraffic[]): readonly HourlyTraffic[] {
  const carries = ({ service }: HourlyTraffic) => service === name || (name === balancers[0] && !balancers.includes(service))
  return traffic.filter(carries)
}

/** Hour by hour, the dimension that needs most units decides; hours are never averaged into a month. */
function capacityCharges(metering: Metering, name: string, traffic: readonly HourlyTraffic[], unit: CapacityUnit): readonly Charge[] {
  return hourParts(metering).flatMap((part) => {
    const deciding = capacityUnitHours(traffic, part.hour, unit, metering.settings)
    const hours = (deciding.customers + deciding.attack) * part.ratio
    if (hours === 0) return []
    return {
      title: `${metering.sheet.loadBalancing.product}, ${unit.name} hours`,
      subject: name,
      sku: unit.name,
      month: part.month.label,
      price: unit.hour,
      quantity: fraction(Math.round(hours * nano), nano),
      fromSeconds: part.fromSeconds,
      toSeconds: part.toSeconds,
      shares: sharesOf(deciding),
    }
  })
}

function capacityUnitHours(traffic: readonly HourlyTraffic[], hour: number, unit: CapacityUnit, settings: Metering['settings']): ByIntent {
  const per = settings.requestsPerConnection
  const connections = byIntent(traffic, ({ requests, intent }) => (requests[hour] ?? 0) / per[intent])
  const bytes = byIntent(traffic, ({ ingressBytes, egressBytes }) => (ingressBytes[hour] ?? 0) + (egressBytes[hour] ?? 0))
  const dimensions = [
    scaled(connections, 1 / (unit.newConnectionsPerSecond * secondsPerHour)),
    scaled(connections, settings.connectionSeconds / (unit.activeConnections * secondsPerHour)),
    scaled(bytes, 1 / unit.processedBytesPerHour),
  ]
  return dimensions.reduce((most, next) => (next.customers + next.attack > most.customers + most.attack ? next : most))
}

const scaled = ({ customers, attack }: ByIntent, factor: number): ByIntent => ({ customers: customers * factor, attack: attack * factor })

type Processing = NonNullable<Metering['sheet']['loadBalancing']['processing']>

function processingCharges(metering: Metering, name: string, traffic: readonly HourlyTraffic[], processing: Processing): readonly Charge[] {
  return hourParts(metering).flatMap((part) => {
    const bytes = byIntent(traffic, ({ ingressBytes, egressBytes }) => (ingressBytes[part.hour] ?? 0) + (egressBytes[part.hour] ?? 0))
    const processed = Math.round((bytes.customers + bytes.attack) * part.ratio)
    if (processed === 0) return []
    return {
      title: `${metering.sheet.loadBalancing.product}, data in and out`,
      subject: name,
      sku: 'data processed',
      month: part.month.label,
      price: processing.price,
      quantity: fraction(processed, processing.bytesPerUnit),
      fromSeconds: part.fromSeconds,
      toSeconds: part.toSeconds,
      shares: sharesOf(bytes),
    }
  })
}
