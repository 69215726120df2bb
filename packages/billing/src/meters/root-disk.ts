import { hoursPerMonth, type Meter, secondsPerHour } from '../charge.ts'
import { fraction } from '../money/decimal.ts'
import { leaseParts } from './leases.ts'

/** The disk that every node boots from: lives as long as the node, priced by the month, one line a node pool. */
export const rootDisk: Meter<'root-disk'> = {
  kind: 'root-disk',
  title: 'Root disks',

  charges(metering) {
    const disk = metering.sheet.rootDisk
    return leaseParts(metering, disk.granularity).map((part) => {
      const monthSeconds = disk.month === '730h' ? hoursPerMonth * secondsPerHour : part.month.endSeconds - part.month.startSeconds
      return {
        title: `Root disk, ${disk.product}`,
        subject: part.lease.nodePool,
        sku: disk.product,
        month: part.month.label,
        price: disk.price,
        quantity: fraction(disk.unitsPerDisk * part.billedSeconds, monthSeconds),
        fromSeconds: part.fromSeconds,
        toSeconds: part.toSeconds,
        shares: part.shares,
      }
    })
  },

  assumptions({ usage, sheet }) {
    return usage.nodes.length === 0 ? [] : [`Every node boots from one disk, ${sheet.rootDisk.product}.`]
  },
}
