import { createMetricsServer, type PublishedResource, type PublishedSamples } from '@plimsoll/models'
import type { DataPlane } from '../../dataplane/port.ts'
import type { Plan } from '../../plan/plan.ts'
import { kubeletGroups } from '../periods.ts'
import type { World } from '../simulation.ts'
import type { Pod } from '../world.ts'

/** The way of CPU usage from the data plane to a controller: kubelet, metrics-server, metrics API. */
export type PodMetrics = {
  readonly podStarted: (pod: Pod) => void
  readonly podStopped: (pod: Pod) => void
  /** Kubelets of a group of machines read their pods. */
  readonly sample: (group: number, atSeconds: number) => void
  readonly scrape: (atSeconds: number) => void
  /** While it is off nothing is read, and controllers get no sample. */
  readonly setAvailable: (isAvailable: boolean) => void
  /** Instant of the last scrape; NaN before the first. */
  readonly scrapedAtSeconds: () => number
  /** Published usage of pods of one service, row by row in the order given. The columns are reused by the next call for that resource. */
  readonly published: (resource: PublishedResource, service: number, pods: readonly Pod[]) => PublishedSamples
}

export function createPodMetrics(plan: Plan, world: World, dataPlane: DataPlane): PodMetrics {
  const servers = plan.services.map(() => createMetricsServer())
  const isMeasured = plan.services.map(({ autoscaler }) => autoscaler.kind !== 'fixed')
  const columns = { cpu: room(64), memory: room(64) }
  let scrapedAtSeconds = Number.NaN
  let isAvailable = true

  return {
    podStarted: (pod) => servers[pod.service].watch(pod.slot, pod.containerAtSeconds ?? 0),
    podStopped: (pod) => servers[pod.service].forget(pod.slot),
    setAvailable(next) {
      isAvailable = next
    },
    sample(group, atSeconds) {
      if (!isAvailable) return
      for (let service = 0; service < servers.length; service++) {
        if (!isMeasured[service]) continue
        const { coresPerBusyWorker, memory } = plan.services[service]
        for (const pod of world.services[service].pods) {
          if (
            pod.slot < 0 ||
            pod.phase === 'lost' ||
            pod.node % kubeletGroups !== group ||
            pod.containerAtSeconds === null ||
            pod.containerAtSeconds > atSeconds
          )
            continue
          const busy = pod.readyAtSeconds === null ? 0 : dataPlane.busySeconds(service, pod.slot)
          const bytes = memory ? memory.baseBytes + memory.bytesPerInFlight * dataPlane.inFlight(service, pod.slot) : Number.NaN
          servers[service].kubeletRead(pod.slot, atSeconds, busy * coresPerBusyWorker, bytes)
        }
      }
    },
    scrape(atSeconds) {
      if (!isAvailable) return
      scrapedAtSeconds = atSeconds
      for (const server of servers) server.scrape()
    },
    scrapedAtSeconds: () => scrapedAtSeconds,
    published(resource, service, pods) {
      if (columns[resource].valuesMilli.length < pods.length) columns[resource] = room(pods.length * 2)
      const samples = columns[resource]
      for (let row = 0; row < pods.length; row++) {
        if (!isAvailable || pods[row].slot < 0 || pods[row].phase === 'lost') samples.valuesMilli[row] = Number.NaN
        else servers[service].publish(resource, pods[row].slot, row, samples)
      }
      return samples
    },
  }
}

function room(rows: number): PublishedSamples {
  return { valuesMilli: new Float64Array(rows), atSeconds: new Float64Array(rows), windowSeconds: new Float64Array(rows) }
}
