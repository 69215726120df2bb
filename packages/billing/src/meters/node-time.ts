import type { Price, PriceSheet } from '@plimsoll/catalog'
import { type Meter, secondsPerHour } from '../charge.ts'
import { fraction } from '../money/decimal.ts'
import { leaseParts, whose } from './leases.ts'

/** Machines, by the second from launched to ended, one line a node pool and offering. */
export const nodeTime: Meter<'node-time'> = {
  kind: 'node-time',
  title: 'Node time',

  charges(metering) {
    const { sheet } = metering
    return leaseParts(metering, sheet.nodeGranularity).flatMap((part) => {
      const priced = nodePrice(sheet, part.lease.offering)
      if (priced === null) return []
      return {
        title: `Machine ${machineOf(priced.sku)}`,
        ...whose(part.lease),
        sku: priced.sku,
        month: part.month.label,
        price: priced.price,
        quantity: fraction(part.billedSeconds, secondsPerHour),
        fromSeconds: part.fromSeconds,
        toSeconds: part.toSeconds,
        shares: part.shares,
      }
    })
  },

  unpriced({ usage, sheet }) {
    const missing = new Map(
      usage.nodes.filter(({ offering }) => nodePrice(sheet, offering) === null).map((lease) => [lease.offering, lease]),
    )
    return [...missing.values()].map(({ nodePool, offering }) => ({
      meter: 'node-time',
      subject: nodePool,
      sku: offering,
      reason: `price sheet ${sheet.id} has no price for ${machineOf(offering)}; node time of pool ${nodePool} is not in the total`,
    }))
  },
}

/**
 * The price of an offering on a sheet. On the sheet of another region it is the same machine and capacity type there, so that a run can be
 * billed again as if it had happened elsewhere.
 */
function nodePrice(sheet: PriceSheet, offering: string): { readonly sku: string; readonly price: Price } | null {
  const [provider, , machine, capacity] = offering.split('/')
  const inRegion = `${provider}/${sheet.region}/${machine}/${capacity}`
  const sku = Object.hasOwn(sheet.nodeHour, offering) ? offering : inRegion
  return Object.hasOwn(sheet.nodeHour, sku) ? { sku, price: sheet.nodeHour[sku] } : null
}

/** `aws/us-east-1/m7g.2xlarge/spot` → `m7g.2xlarge, spot` */
function machineOf(offering: string): string {
  const [, , machine, capacity] = offering.split('/')
  return `${machine}, ${capacity}`
}
