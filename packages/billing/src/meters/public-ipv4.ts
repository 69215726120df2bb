import { type Meter, secondsPerHour } from '../charge.ts'
import { fraction } from '../money/decimal.ts'
import { leaseParts, whose } from './leases.ts'
import { standingCharges } from './run-length.ts'

/** Public addresses of nodes in public subnets and of load balancers; none unless the options say so. */
export const publicIpv4: Meter<'public-ipv4'> = {
  kind: 'public-ipv4',
  title: 'Public IPv4 addresses',

  charges(metering) {
    const { usage, sheet, settings } = metering
    const address = { title: 'Public IPv4 address', sku: 'public IPv4', price: sheet.publicIpv4Hour }
    const onNodes = settings.publicIpv4.isOnNodes ? leaseParts(metering, sheet.nodeGranularity) : []
    return [
      ...onNodes.map((part) => ({
        ...address,
        ...whose(part.lease),
        month: part.month.label,
        quantity: fraction(part.billedSeconds, secondsPerHour),
        fromSeconds: part.fromSeconds,
        toSeconds: part.toSeconds,
        shares: part.shares,
      })),
      ...standingCharges(metering, {
        ...address,
        subject: 'load balancers',
        count: usage.loadBalancers.length * settings.publicIpv4.perLoadBalancer,
        granularity: sheet.nodeGranularity,
      }),
    ]
  },

  assumptions({ settings }) {
    const { isOnNodes, perLoadBalancer } = settings.publicIpv4
    if (!isOnNodes && perLoadBalancer === 0)
      return ['No public IPv4 address is billed: nodes in private subnets, addresses of load balancers left out.']
    return [`Public IPv4: ${isOnNodes ? 'one' : 'none'} on each node, ${perLoadBalancer} on each load balancer.`]
  },
}
