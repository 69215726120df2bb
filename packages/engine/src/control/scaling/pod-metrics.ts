import { createMetricsServer, type PublishedResource, type PublishedSamples, workingSetBytes } from '@plimsoll/models'
import type { DataPlane } from '../../dataplane/port.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Pod } from '../world.ts'
import { kubeletOf } from './kubelets.ts'

/** The way of CPU usage and memory from the data plane to a controller: kubelet, metrics-server, metrics API. */
export type PodMetrics = {
  readonly podStarted: (pod: Pod) => void
  readonly podStopped: (pod: Pod) => void
  /** Kubelets of one phase read their pods. */
  readonly sample: (group: number, atSeconds: number, collectedAtSeconds: number) => void
  /** While it is off nothing is read, and controllers get no sample. */
  readonly setAvailable: (isAvailable: boolean) => void
  /** Published usage of pods of one service, row by row in the order given. The columns are reused by the next call for that resource. */
  readonly published: (resource: PublishedResource, service: number, pods: readonly Pod[], atSeconds: number) => PublishedUsage
}

/** Samples of pods, and means over the pods that have one; NaN when none has. */
export type PublishedUsage = {
  readonly samples: PublishedSamples
  readonly meanMilli: number
  readonly meanAtSeconds: number
  readonly meanPublishedAtSeconds: number
}

export function createPodMetrics(plan: Plan, dataPlane: DataPlane): PodMetrics {
  const servers = plan.services.map(() => createMetricsServer())
  const isMeasured = plan.services.map(({ autoscaler }) => autoscaler.kind !== 'fixed')
  const columns = { cpu: room(64), memory: room(64) }
  let isAvailable = true
  /** Containers of each service by the phase of their kubelet, in no order. */
  const watched = plan.services.map((): Pod[][] => [])

  return {
    podStarted(pod) {
      if (!isMeasured[pod.service]) return
      servers[pod.service].watch(pod.slot, pod.containerAtSeconds ?? 0)
      const group = kubeletOf(pod.node)
      const groups = watched[pod.service]
      while (groups.length <= group) groups.push([])
      groups[group].push(pod)
    },
    podStopped(pod) {
      if (!isMeasured[pod.service]) return
      servers[pod.service].forget(pod.slot)
      const pods = watched[pod.service][kubeletOf(pod.node)] ?? []
      const place = pods.indexOf(pod)
      if (place < 0) return
      pods[place] = pods[pods.length - 1]
      pods.pop()
    },
    setAvailable(next) {
      isAvailable = next
    },
    sample(group, atSeconds, collectedAtSeconds) {
      if (!isAvailable) return
      for (let service = 0; service < servers.length; service++) {
        const pods = watched[service][group] ?? []
        const server = servers[service]
        const { coresPerBusyWorker, memory } = plan.services[service]
        for (const { slot, phase, containerAtSeconds, readyAtSeconds, memorySinceSeconds } of pods) {
          if (slot < 0 || phase === 'lost' || containerAtSeconds === null || containerAtSeconds > atSeconds) continue
          const cpuSeconds = readyAtSeconds === null ? 0 : dataPlane.busySeconds(service, slot) * coresPerBusyWorker
          const bytes = memory ? workingSetBytes(memory, dataPlane.inFlight(service, slot), atSeconds - memorySinceSeconds) : Number.NaN
          server.read(slot, atSeconds, collectedAtSeconds, cpuSeconds, bytes)
        }
      }
    },
    published(resource, service, pods, atSeconds) {
      if (columns[resource].valuesMilli.length < pods.length) columns[resource] = room(pods.length * 2)
      const samples = columns[resource]
      const { valuesMilli, atSeconds: seenAt, publishedAtSeconds } = samples
      const server = servers[service]
      let known = 0
      let sum = 0
      let seen = 0
      let published = 0
      for (let row = 0; row < pods.length; row++) {
        const { slot, phase } = pods[row]
        if (!isAvailable || slot < 0 || phase === 'lost') valuesMilli[row] = Number.NaN
        else server.publish(resource, slot, row, samples, atSeconds)
        if (Number.isNaN(valuesMilli[row])) continue
        known++
        sum += valuesMilli[row]
        seen += seenAt[row]
        published += publishedAtSeconds[row]
      }
      return { samples, meanMilli: sum / known, meanAtSeconds: seen / known, meanPublishedAtSeconds: published / known }
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
