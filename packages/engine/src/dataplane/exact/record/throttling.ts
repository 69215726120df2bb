import type { DataPlaneResult } from '../../port.ts'
import type { CpuQuota } from '../pods/cpu-quota.ts'

type Sums = { readonly service: number; readonly quota: CpuQuota; readonly worked: Float64Array; readonly added: Float64Array }

/** What CPU limits added to the requests of each service, by the bucket in which their work began. */
export class Throttling {
  private readonly services: readonly Sums[]

  constructor(quotas: readonly (CpuQuota | null)[], buckets: number) {
    this.services = quotas.flatMap((quota, service) =>
      quota ? [{ service, quota, worked: new Float64Array(buckets), added: new Float64Array(buckets) }] : [],
    )
  }

  closeWindow(bucket: number): void {
    for (const sums of this.services) sums.quota.moveInto(sums, bucket)
  }

  finish(): DataPlaneResult['throttled'] {
    return this.services.map(({ service, worked, added }) => ({
      service,
      ratio: worked.map((seconds, bucket) => added[bucket] / (seconds + added[bucket])),
    }))
  }
}
