import type { Meter } from '../charge.ts'
import { standingCharges } from './run-length.ts'

/** Managed Kubernetes control planes, for as long as the run. */
export const controlPlane: Meter<'control-plane'> = {
  kind: 'control-plane',
  title: 'Control plane',

  charges(metering) {
    const { product, hour, granularity } = metering.sheet.controlPlane
    return standingCharges(metering, {
      title: product,
      subject: 'cluster',
      sku: product,
      price: hour,
      count: metering.usage.controlPlanes,
      granularity,
    })
  },
}
