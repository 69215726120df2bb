import {
  bindPod,
  type Capacity,
  emptyNode,
  type Labels,
  type NodeUse,
  type SchedulerPod,
  type SchedulerResources,
  type Taint,
} from '@plimsoll/models'
import type { PlannedMachine } from '../../plan/planned-nodes.ts'

/** A machine with nothing but its DaemonSet pods, as autoscalers simulate the scheduler on it. */
export function emptyMachine(name: string, machine: PlannedMachine, taints: readonly Taint[], labels: Labels): NodeUse {
  // All DaemonSet pods stand for one here, so the others are taken off the number of pods.
  const pods = machine.allocatable.pods - machine.daemons.pods + 1
  const allocatable = { ...resourcesOf(machine.allocatable), pods }
  return bindPod(emptyNode({ name, labels, allocatable, taints, isUnschedulable: false }), daemonsOf(machine))
}

/** The DaemonSet pods of a machine as one pod. */
export function daemonsOf({ daemons }: PlannedMachine): SchedulerPod {
  const { cpuMilli, memoryBytes } = resourcesOf(daemons)
  return { labels: {}, containers: [{ cpuMilli, memoryBytes }], tolerations: [{ operator: 'Exists' }] }
}

/** Kubernetes counts whole millicores. */
export function resourcesOf({ cores, memoryBytes, gpus }: Omit<Capacity, 'pods'>): SchedulerResources {
  return { cpuMilli: Math.round(cores * 1000), memoryBytes, gpu: gpus }
}
