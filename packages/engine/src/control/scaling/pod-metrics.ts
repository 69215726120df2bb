import type { PublishedMeans, PublishedResource, PublishedSamples } from '@plimsoll/models'
import type { DataPlane } from '../../dataplane/port.ts'
import type { Plan, PlannedService } from '../../plan/plan.ts'
import type { Pod } from '../world.ts'
import { createWatched } from './watched.ts'

/** The way of CPU usage and memory from the data plane to a controller: kubelet, metrics-server, metrics API. */
export type PodMetrics = {
  readonly podStarted: (pod: Pod) => void
  /** Its container begins to serve; until then it uses no CPU. */
  readonly podServes: (pod: Pod) => void
  readonly podStopped: (pod: Pod) => void
  /** Kubelets of one phase read their pods. */
  readonly sample: (group: number, atSeconds: number, collectedAtSeconds: number) => void
  /** While it is off nothing is read, and controllers get no sample. */
  readonly setAvailable: (isAvailable: boolean) => void
  /** Published usage of pods of one service, row by row as `slots` has them. The columns are reused by the next call for that resource. */
  readonly published: (resource: PublishedResource, service: number, slots: Int32Array, count: number, atSeconds: number) => PublishedUsage
}

/** Samples of pods, and means over those that have one. */
export type PublishedUsage = PublishedMeans & { readonly samples: PublishedSamples }

const nothing: PublishedMeans = { meanMilli: Number.NaN, meanAtSeconds: Number.NaN, meanPublishedAtSeconds: Number.NaN }

/** Whether anybody reads its CPU and memory. */
export function isMeasuredByMetricsServer({ autoscaler, verticalPodAutoscaler }: PlannedService): boolean {
  return autoscaler.kind !== 'fixed' || verticalPodAutoscaler !== null
}

export function createPodMetrics(plan: Plan, dataPlane: DataPlane): PodMetrics {
  const services = plan.services.map((planned, service) =>
    isMeasuredByMetricsServer(planned)
      ? createWatched(
          dataPlane,
          service,
          planned.coresPerBusyWorker,
          planned.versions.map(({ memory }) => memory),
        )
      : null,
  )
  const columns = { cpu: room(64), memory: room(64) }
  let isAvailable = true

  return {
    podStarted: (pod) => services[pod.service]?.start(pod),
    podServes: (pod) => services[pod.service]?.serve(pod),
    podStopped: (pod) => services[pod.service]?.stop(pod),
    setAvailable(next) {
      isAvailable = next
    },
    sample(group, atSeconds, collectedAtSeconds) {
      if (!isAvailable) return
      for (const service of services) service?.read(group, atSeconds, collectedAtSeconds)
    },
    published(resource, service, slots, count, atSeconds) {
      if (columns[resource].valuesMilli.length < count) columns[resource] = room(count * 2)
      const samples = columns[resource]
      const { server } = services[service] ?? {}
      if (isAvailable && server) return { samples, ...server.publish(resource, slots, count, samples, atSeconds) }
      samples.valuesMilli.fill(Number.NaN, 0, count)
      return { samples, ...nothing }
    },
  }
}

function room(rows: number): PublishedSamples {
  return {
    valuesMilli: new Float64Array(rows),
    atSeconds: new Float64Array(rows),
    windowSeconds: new Float64Array(rows),
    publishedAtSeconds: new Float64Array(rows),
  }
}
