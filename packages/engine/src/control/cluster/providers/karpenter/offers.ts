import type { KarpenterAmounts, KarpenterDaemonSet, KarpenterInstanceType, Labels, Launch } from '@plimsoll/models'
import type { PlannedMachine, PlannedNodes } from '../../../../plan/planned-nodes.ts'

/** What the NodePools may launch, in Karpenter's words, and where each offering lies in the plan. */
export type Offers = {
  readonly instanceTypes: readonly KarpenterInstanceType[]
  readonly daemonSets: readonly KarpenterDaemonSet[]
  /** Position of an offering in a group's machines. */
  readonly machineOf: (group: number, launch: Launch) => number
}

export function offersOf({ groups }: PlannedNodes): Offers {
  const types = new Map<string, { readonly machine: PlannedMachine; readonly offerings: Map<string, PlannedMachine> }>()
  for (const machine of groups.flatMap(({ machines }) => machines)) {
    const known = types.get(machine.machineType) ?? { machine, offerings: new Map() }
    known.offerings.set(`${machine.zone}/${machine.capacityType}`, machine)
    types.set(machine.machineType, known)
  }
  const positions = groups.map(({ machines }) => new Map(machines.map((machine, index) => [keyOf(machine), index])))
  return {
    instanceTypes: [...types.values()].map(({ machine, offerings }) => instanceType(machine, [...offerings.values()])),
    daemonSets: daemonSetOf(groups[0].machines[0]),
    machineOf: (group, { type, offering }) =>
      positions[group].get(keyOf({ machineType: type.name, zone: offering.zone, capacityType: offering.capacityType })) ?? -1,
  }
}

function keyOf({ machineType, zone, capacityType }: { machineType: string; zone: string; capacityType: string }): string {
  return `${machineType}/${zone}/${capacityType}`
}

function instanceType(machine: PlannedMachine, offered: readonly PlannedMachine[]): KarpenterInstanceType {
  return {
    name: machine.machineType,
    labels: typeLabels(machine.labels),
    capacity: amountsOf(machine.capacity),
    allocatable: amountsOf(machine.allocatable),
    offerings: offered.map(({ zone, capacityType, usdPerHour }) => ({
      zone,
      capacityType,
      priceUsdPerHour: usdPerHour,
      isAvailable: true,
    })),
  }
}

/** Labels that all machines of a type share; zone and capacity type belong to the offering, the others to the NodePool. */
function typeLabels(labels: Labels): Labels {
  const shared = Object.entries(labels).filter(
    ([key]) => key === 'kubernetes.io/arch' || key === 'topology.kubernetes.io/region' || key.startsWith('karpenter.k8s.aws/'),
  )
  return Object.fromEntries(shared)
}

/** All DaemonSets of the scenario as one, which runs everywhere. */
function daemonSetOf({ daemons }: PlannedMachine): KarpenterDaemonSet[] {
  return [{ requests: amountsOf(daemons), tolerations: [{ operator: 'Exists' }] }]
}

export function amountsOf({ cores, memoryBytes, gpus, pods }: PlannedMachine['capacity']): KarpenterAmounts {
  return { cpuMilli: Math.round(cores * 1000), memoryBytes, gpu: gpus, pods }
}
