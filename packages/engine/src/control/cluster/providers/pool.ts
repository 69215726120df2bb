import { bindPod, type NodeUse, type PoolSeen, stepPool } from '@plimsoll/models'
import type { PlannedProvider } from '../../../plan/planned-nodes.ts'
import type { Simulation } from '../../simulation.ts'
import type { Node } from '../../world.ts'
import { launchMachines, removeMachines, startMachines } from '../machines.ts'
import { isInitialized, machinesOf } from '../node.ts'
import { emptyMachine } from '../node-use.ts'
import { waitingPods } from '../views.ts'
import { classOf } from '../volumes.ts'
import { firstMachines } from './first-machines.ts'
import type { NodeProvider } from './provider.ts'

/** The pool is the plan's only group; its machines are alike, whatever their zone. */
const group = 0
const machine = 0

type PoolFields = Extract<PlannedProvider, { readonly kind: 'pool' }>

/** One pool that grows for pods that fit nowhere and gives machines back that stay empty. */
export function createPool({ scanIntervalSeconds, scaleDownAfterSeconds }: PoolFields): NodeProvider {
  let heldReason: string | null = null

  return {
    scanPeriodSeconds: scanIntervalSeconds,
    start(sim) {
      startMachines(sim, { group, machine: 'even', count: firstMachines(sim.plan) })
    },
    scan(sim, atSeconds) {
      const { name, machines, min, max } = sim.plan.nodes.groups[group]
      const { machineType } = machines[machine]
      const bounds = { name, machineType, min, max: max ?? Number.POSITIVE_INFINITY, scaleDownAfter: scaleDownAfterSeconds }
      const intent = stepPool(bounds, poolSeen(sim, atSeconds))
      const { reason } = intent
      const because = [sim.marks.latest('pods:pending')]
      const before = machinesOf(sim, group).length
      launchMachines(sim, { group, machine: intent.launch, count: intent.launch.length }, { reason, because }, atSeconds)
      const removed = intent.remove.map((node) => sim.world.nodes[node])
      removeMachines(sim, removed, { reason }, atSeconds)
      const isHeld = intent.heldBack + intent.impossible > 0
      if (isHeld && heldReason !== reason) {
        sim.marks.add({ atSeconds, kind: 'limited', subject: `pool:${name}`, from: before, to: before, reason, because })
      }
      heldReason = isHeld ? reason : null
    },
    notice() {},
  }
}

function poolSeen(sim: Simulation, atSeconds: number): PoolSeen {
  const present = machinesOf(sim, group)
  const waiting = sim.world.services.some(({ pending }) => pending.length > 0)
  // Only pods that wait make the pool look at what is on its machines.
  const shown = waiting ? present : []
  return {
    atSeconds,
    pending: waitingByClass(sim),
    cluster: shown.filter(isInitialized).map((node) => useOf(sim, node)),
    upcoming: shown.filter((node) => !isInitialized(node) && node.phase !== 'silent').map((node) => useOf(sim, node)),
    zones: sim.plan.nodes.groups[group].machines.map((each) => ({
      empty: emptyMachine('new', each, sim.plan.nodes.groups[group].taints, each.labels),
      machines: present.filter((node) => node.machine.zone === each.zone).length,
    })),
    idle: present
      .filter((node) => node.phase === 'ready' && node.isGpuReady && node.idleSinceSeconds !== null)
      .map((node) => ({ node: node.index, sinceSeconds: node.idleSinceSeconds ?? atSeconds }))
      .sort((a, b) => a.sinceSeconds - b.sinceSeconds || a.node - b.node),
  }
}

function waitingByClass(sim: Simulation): PoolSeen['pending'] {
  const counts = new Map<number, number>()
  for (const pod of waitingPods(sim)) counts.set(classOf(sim, pod), (counts.get(classOf(sim, pod)) ?? 0) + 1)
  return [...counts].map(([podClass, count]) => ({ pod: sim.plan.podClasses[podClass].pod, count }))
}

function useOf(sim: Simulation, { name, machine: planned, taints, labels, pods }: Node): NodeUse {
  const empty = emptyMachine(name, planned, taints, labels)
  return pods.reduce((use, pod) => bindPod(use, sim.plan.podClasses[classOf(sim, pod)].pod), empty)
}
