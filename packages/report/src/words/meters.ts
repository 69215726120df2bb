import type { MeterKind } from '@plimsoll/billing'

/** How a meter is called in a legend or a table. A meter that is missing here does not type-check. */
export const meterLabels: Readonly<Record<MeterKind, string>> = {
  'node-time': 'machines',
  'root-disk': 'disks',
  'control-plane': 'control plane',
  'load-balancer': 'load balancers',
  egress: 'data out',
  'public-ipv4': 'public addresses',
}

export const meterOrder = Object.keys(meterLabels) as readonly MeterKind[]
