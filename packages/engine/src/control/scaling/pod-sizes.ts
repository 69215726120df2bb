import { createVpaRecommender, type VpaRecommender, type VpaResource } from '@plimsoll/models'
import type { Plan } from '../../plan/plan.ts'
import type { PodSizeRecord } from '../../result/run-result.ts'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'
import { podList } from './pod-list.ts'

/** By service: what its VerticalPodAutoscaler has seen; null without one. It decides nothing. */
export type PodSizes = readonly (VpaRecommender | null)[]

export function createPodSizes({ services }: Plan): PodSizes {
  return services.map(({ verticalPodAutoscaler }) => (verticalPodAutoscaler ? createVpaRecommender() : null))
}

/** One round of the recommender: it asks the metrics API for every pod. */
export function observePodSizes(sim: Simulation, atSeconds: number): void {
  sim.podSizes.forEach((recommender, service) => {
    if (!recommender || sim.signals.failure('Resource', 'cpu', atSeconds)) return
    const { pods } = sim.world.services[service]
    const { slots } = podList(sim, service)
    const cpu = sim.metrics.published('cpu', service, slots, pods.length, atSeconds).samples
    const memory = sim.metrics.published('memory', service, slots, pods.length, atSeconds).samples
    for (let row = 0; row < pods.length; row++) {
      const { index } = pods[row]
      if (!Number.isNaN(cpu.valuesMilli[row])) recommender.addCpu(index, cpu.valuesMilli[row], cpu.atSeconds[row])
      if (!Number.isNaN(memory.valuesMilli[row])) recommender.addMemory(index, memory.valuesMilli[row] / 1000, memory.atSeconds[row])
    }
  })
}

/** A container was killed for its memory. */
export function observeOom({ plan, podSizes }: Simulation, { service, index }: Pod, atSeconds: number): void {
  podSizes[service]?.addOom(index, plan.services[service].requests.memoryBytes, atSeconds)
}

/** What the recommender says at the end of the run, service by service. */
export function podSizeRecords({ plan, podSizes }: Simulation): PodSizeRecord[] {
  return plan.services.flatMap(({ name, requests, verticalPodAutoscaler: spec, isCpuAssumed, versions }, service): PodSizeRecord[] => {
    const recommender = podSizes[service]
    if (!recommender || !spec) return []
    const said = (resource: VpaResource) => (spec.controlled.includes(resource) ? recommender.recommend(spec, resource) : null)
    return [
      {
        service: name,
        controlled: spec.controlled,
        requestMilli: Math.round(requests.cores * 1000),
        requestBytes: requests.memoryBytes,
        cpuMilli: said('cpu'),
        memoryBytes: said('memory'),
        samples: recommender.samples(),
        confidenceDays: recommender.confidenceDays(),
        isCpuAssumed,
        isMemoryKnown: versions.some(({ memory }) => memory !== null),
      },
    ]
  })
}
