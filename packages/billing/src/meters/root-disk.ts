import type { PriceSheet } from '@plimsoll/catalog'
import type { NodeLease } from '@plimsoll/engine'
import { hoursPerMonth, type Meter, secondsPerHour } from '../charge.ts'
import { fraction } from '../money/decimal.ts'
import { leaseParts, whose } from './leases.ts'

type RootDisk = PriceSheet['rootDisk']

/** The disk that every node boots from: lives as long as the node, stays in a warm pool included, priced by the month, one line a node pool. */
export const rootDisk: Meter<'root-disk'> = {
  kind: 'root-disk',
  title: 'Root disks',

  charges(metering) {
    const disk = metering.sheet.rootDisk
    return leaseParts(metering, disk.granularity, 'disk').map((part) => {
      const monthSeconds = disk.month === '730h' ? hoursPerMonth * secondsPerHour : part.month.endSeconds - part.month.startSeconds
      return {
        title: `Root disk, ${disk.product}`,
        ...whose(part.lease),
        sku: disk.product,
        month: part.month.label,
        price: disk.price,
        quantity: fraction(unitsOf(disk, part.lease) * part.billedSeconds, monthSeconds),
        fromSeconds: part.fromSeconds,
        toSeconds: part.toSeconds,
        shares: part.shares,
      }
    })
  },

  assumptions({ usage, sheet }) {
    if (usage.nodes.length === 0) return []
    const first = `Every node boots from one disk, ${sheet.rootDisk.product}.`
    const hibernates = usage.nodes.some(({ hibernationGiB }) => hibernationGiB !== undefined)
    if (!hibernates) return [first]
    return [
      first,
      isBySize(sheet.rootDisk)
        ? 'Disks of machines that hibernate are larger by their memory.'
        : 'The memory of machines that hibernate fits on that disk.',
    ]
  },
}

/** Machines that hibernate keep their memory on a larger disk, where disks are paid for by size. */
function unitsOf(disk: RootDisk, { hibernationGiB = 0 }: NodeLease): number {
  return disk.unitsPerDisk + (isBySize(disk) ? Math.ceil(hibernationGiB) : 0)
}

function isBySize({ unitsPerDisk, gibibytes }: RootDisk): boolean {
  return unitsPerDisk === gibibytes
}
