import { fits, subtract } from '@plimsoll/models'
import type { Plan } from '../../../plan/plan.ts'

/** Machines of the plan's only group at second 0: what the first pods need (next fit), within the group's bounds. */
export function firstMachines({ nodes, services }: Plan): number {
  const [{ machines, min, max }] = nodes.groups
  const [{ room: empty }] = machines
  let needed = 0
  let room = { cores: 0, memoryBytes: 0, gpus: 0, pods: 0 }
  for (const { requests, initialReplicas } of services) {
    if (!fits(requests, empty)) continue
    for (let pod = 0; pod < initialReplicas; pod++) {
      if (!fits(requests, room)) {
        room = { ...empty }
        needed++
      }
      subtract(room, requests)
    }
  }
  return Math.min(max ?? needed, Math.max(min, needed))
}
