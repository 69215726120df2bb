import { effectiveRequests } from '@plimsoll/models'
import { limits } from '../limits.ts'
import { formatPath } from '../path.ts'
import { type MachineRoom, machineRoom } from './machine-room.ts'
import { replicaBounds } from './replica-bounds.ts'
import type { Rule } from './rule.ts'

type Asked = { readonly pods: number; readonly cores: number; readonly memoryBytes: number }

/** A pod that no machine holds (E303), and more pods than a scenario may have (E206), are errors of their own. */
function isSaidOtherwise(asked: readonly Asked[], { largest }: MachineRoom): boolean {
  const isTooLarge = asked.some(({ cores, memoryBytes }) => cores > largest.cores || memoryBytes > largest.memoryBytes)
  return isTooLarge || asked.reduce((sum, { pods }) => sum + pods, 0) > limits.pods
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
    const room = machineRoom(draft)
    const services = draft.services.filter((service) => service !== undefined)
    if (!room || services.length < draft.services.length) return []
    const asked = services.map((service): Asked => {
      const { cpuCores, memoryBytes } = effectiveRequests(service.pods)
      return { pods: replicaBounds(service).most, cores: cpuCores, memoryBytes }
    })
    const cores = asked.reduce((sum, each) => sum + each.pods * each.cores, 0)
    const memoryBytes = asked.reduce((sum, each) => sum + each.pods * each.memoryBytes, 0)
    if (isSaidOtherwise(asked, room) || (cores <= room.cores && memoryBytes <= room.memoryBytes)) return []
    const gib = (bytes: number) => `${Math.round(bytes / 1_073_741_824)}Gi`
    const isShortOfCores = cores > room.cores
    const wanted = isShortOfCores ? `${Math.round(cores)} cores` : gib(memoryBytes)
    const given = isShortOfCores ? `${Math.round(room.cores)} cores` : gib(room.memoryBytes)
    return [
      {
        at: room.at,
        part: 'key',
        is: `allows machines for ${given} at most, but pods may request ${wanted}`,
        expected: `room for ${wanted}`,
        received: given,
        fix: `raise ${formatPath(room.at)} or lower maxReplicas`,
      },
    ]
  },
}
