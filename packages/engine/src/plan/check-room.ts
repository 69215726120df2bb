import type { Capacity } from '@plimsoll/models'
import { type Diagnostic, diagnostic } from '@plimsoll/scenario'
import type { PlannedService } from './plan.ts'
import type { PlannedMachine, PlannedNodes } from './planned-nodes.ts'

/** A pod that no empty machine can hold would wait for ever. Compared with the machine that comes closest. */
export function tooLarge({ name, requests }: PlannedService, { groups }: PlannedNodes): Diagnostic[] {
  const machines = groups.flatMap((group) => group.machines)
  const misses = machines.map((machine) => missing(requests, machine.room))
  if (machines.length === 0 || misses.some((each) => each.length === 0)) return []
  const closest = misses.reduce((best, each, index) => (each.length < misses[best].length ? index : best), 0)
  return [report(`services.${name}.pods.requests`, requests, machines[closest], misses[closest])]
}

function missing(asked: Capacity, room: Capacity): (keyof Capacity)[] {
  return (Object.keys(asked) as (keyof Capacity)[]).filter((resource) => asked[resource] > room[resource])
}

function report(path: string, asked: Capacity, { machineType, room }: PlannedMachine, over: readonly (keyof Capacity)[]): Diagnostic {
  const shown = (capacity: Capacity) => over.map((resource) => `${resource} ${Number(capacity[resource].toFixed(3))}`).join(', ')
  return diagnostic('E303', {
    path,
    message: `${path} asks for more than an empty ${machineType} can give to workloads`,
    expected: `at most ${shown(room)}`,
    received: shown(asked),
    fix: 'choose a larger machine type or lower the requests',
  })
}
