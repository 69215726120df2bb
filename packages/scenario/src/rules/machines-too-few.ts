import { allocatable, offering, offeringId } from '@plimsoll/catalog'
import { effectiveRequests } from '@plimsoll/models'
import { limits } from '../limits.ts'
import type { Draft, ScenarioService } from '../scenario.ts'
import { replicaBounds } from './replica-bounds.ts'
import type { Rule } from './rule.ts'

/** What the machines can give to workloads at their most; null where the catalogue does not tell, or the provider has no plain number of them. */
function roomOf({ nodes, bill }: Draft) {
  if (!nodes || !bill || (nodes.kind !== 'pool' && nodes.kind !== 'fixed')) return null
  const found = offering(offeringId(bill.provider, bill.region, nodes.spec.machineType, 'on-demand'))
  if (!found.isKnown) return null
  const { cores, memoryBytes } = allocatable(found.value.machineType)
  const count = nodes.kind === 'pool' ? nodes.spec.max : nodes.spec.count
  const { cpu, memory } = nodes.spec.overhead
  return { count, at: nodes.kind === 'pool' ? 'max' : 'count', cores: count * (cores - cpu), memoryBytes: count * (memoryBytes - memory) }
}

/** A pod that no machine holds (E303), and more pods than a scenario may have (E206), are errors of their own. */
function isSaidOtherwise({ services }: Draft, { count, cores, memoryBytes }: NonNullable<ReturnType<typeof roomOf>>): boolean {
  const known = services.filter((service) => service !== undefined)
  const pods = known.reduce((sum, service) => sum + replicaBounds(service).most, 0)
  const isTooLarge = known.some((service) => {
    const asked = effectiveRequests(service.pods)
    return asked.cpuCores * count > cores || asked.memoryBytes * count > memoryBytes
  })
  return pods > limits.pods || isTooLarge
}

export const machinesTooFew: Rule = {
  code: 'W213',
  severity: 'warning',
  title: 'more pods than the machines can hold',
  cause:
    'With every autoscaler at its maximum the pods request more than all machines together can give, so the last of them stay pending. The maximum that counts is the machines’, not the autoscaler’s.',
  fix: 'Allow more or larger machines, or lower maxReplicas to what they hold.',
  example: {
    wrong: `services: [{ name: checkout, pods: { requests: { cpu: 2 }, serviceTime: 20ms }, autoscaler: { hpa: { maxReplicas: 40 } } }]
nodes: { pool: { machineType: m7g.2xlarge, min: 1, max: 5 } }`,
    right: `services: [{ name: checkout, pods: { requests: { cpu: 2 }, serviceTime: 20ms }, autoscaler: { hpa: { maxReplicas: 40 } } }]
nodes: { pool: { machineType: m7g.2xlarge, min: 1, max: 20 } }`,
  },
  check(draft) {
    const room = roomOf(draft)
    const { services, nodes } = draft
    if (!room || !nodes || services.some((service) => service === undefined)) return []
    const asked = (of: (service: ScenarioService) => number) =>
      services.reduce((sum, service) => sum + (service ? of(service) * replicaBounds(service).most : 0), 0)
    const cores = asked(({ pods }) => effectiveRequests(pods).cpuCores)
    const memoryBytes = asked(({ pods }) => effectiveRequests(pods).memoryBytes)
    const isShortOfCores = cores > room.cores
    if (isSaidOtherwise(draft, room)) return []
    if (!isShortOfCores && memoryBytes <= room.memoryBytes) return []
    const gib = (bytes: number) => `${Math.round(bytes / 1_073_741_824)}Gi`
    const [wanted, given] = isShortOfCores
      ? [`${Math.round(cores)} cores`, `${Math.round(room.cores)} cores`]
      : [gib(memoryBytes), gib(room.memoryBytes)]
    return [
      {
        at: ['nodes', nodes.kind, room.at],
        part: 'value' as const,
        is: `is ${room.count}, which gives ${given} to pods that request up to ${wanted}`,
        expected: `room for ${wanted}`,
        received: given,
        fix: `raise nodes.${nodes.kind}.${room.at} or lower maxReplicas`,
      },
    ]
  },
}
