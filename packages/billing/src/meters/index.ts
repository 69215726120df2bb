import { controlPlane } from './control-plane.ts'
import { egress } from './egress.ts'
import { loadBalancer } from './load-balancer.ts'
import { nodeTime } from './node-time.ts'
import { publicIpv4 } from './public-ipv4.ts'
import { rootDisk } from './root-disk.ts'

/** Every meter, in the order in which a bill shows them. */
export const meters = [nodeTime, rootDisk, controlPlane, loadBalancer, egress, publicIpv4] as const

export type MeterKind = (typeof meters)[number]['kind']

/** What to call each meter, in the order in which a bill shows them. */
export const meterTitles: readonly { readonly kind: MeterKind; readonly title: string }[] = meters.map(({ kind, title }) => ({
  kind,
  title,
}))
