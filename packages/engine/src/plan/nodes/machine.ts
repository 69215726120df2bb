import { type CapacityType, type Offering, offeringId, type Provider, zonesOf } from '@plimsoll/catalog'
import type { Capacity, Labels, Taint } from '@plimsoll/models'
import { type Diagnostic, diagnostic, type Scenario } from '@plimsoll/scenario'
import type { Catalog } from '../catalog.ts'
import type { PlannedMachine } from '../planned-nodes.ts'
import type { DaemonsOf } from './daemons.ts'

/** What of a scenario says where its machines come from, and what runs on each of them. */
export type Where = Pick<Scenario, 'bill' | 'nodes'> & Partial<Pick<Scenario, 'cluster'>>

/** What a group gives to each of its machines. */
export type MachineOfGroup = {
  readonly zone: string
  readonly labels?: Labels
  readonly taints?: readonly Taint[]
  readonly daemons: DaemonsOf
}

/** A machine by its provider's name. */
export type MachineAsked = MachineOfGroup & { readonly machineType: string; readonly capacityType: CapacityType }

/** Resolves a machine against the catalogue; nothing, and a diagnostic at `path`, when it does not know the type there. */
export function planMachine(
  { bill }: Pick<Where, 'bill'>,
  asked: MachineAsked,
  catalog: Catalog,
  path: string,
  diagnostics: Diagnostic[],
): PlannedMachine | undefined {
  const found = catalog.offering(offeringId(bill.provider, bill.region, asked.machineType, asked.capacityType))
  if (found.isKnown) return machineOf(found.value, asked, catalog)
  const names = [...new Set(found.nearest.map((id) => id.split('/')[2]))]
  const fix = names.length > 0 ? `use ${names.join(' or ')}` : undefined
  diagnostics.push(
    diagnostic('E301', {
      path,
      message: found.message,
      expected: `a machine type of ${bill.provider} in ${bill.region}`,
      received: asked.machineType,
      fix,
    }),
  )
  return undefined
}

/** An offering of the catalogue in one zone, as a group launches it. */
export function machineOf(
  offering: Offering,
  { zone, labels: own, taints = [], daemons: daemonsOf }: MachineOfGroup,
  catalog: Catalog,
): PlannedMachine {
  const { machineType, capacityType } = offering
  const labels = { ...wellKnownLabels(offering, zone), ...own }
  const allocatable: Capacity = catalog.allocatable(machineType)
  const daemons = daemonsOf(labels, taints)
  return {
    offering: offering.id,
    machineType: machineType.name,
    zone,
    capacityType,
    usdPerHour: Number(offering.usdPerHour),
    labels,
    capacity: {
      cores: machineType.cores,
      memoryBytes: machineType.memoryGiB * bytesPerGiB,
      gpus: machineType.gpu?.count ?? 0,
      pods: machineType.maxPods,
    },
    allocatable,
    daemons,
    room: {
      cores: allocatable.cores - daemons.cores,
      memoryBytes: allocatable.memoryBytes - daemons.memoryBytes,
      gpus: allocatable.gpus - daemons.gpus,
      pods: allocatable.pods - daemons.pods,
    },
  }
}

/** The first zone of the bill's region: where machines stand that name no zone. */
export function firstZone({ bill }: Pick<Where, 'bill'>): string {
  return zonesOf(bill.provider, bill.region)[0]
}

export const bytesPerGiB = 1_073_741_824

/** Labels that kubelet and cloud provider put on every node, less the host name. */
function wellKnownLabels({ machineType, region, capacityType, provider }: Offering, zone: string): Labels {
  return {
    'kubernetes.io/arch': machineType.arch,
    'kubernetes.io/os': 'linux',
    'node.kubernetes.io/instance-type': machineType.name,
    'topology.kubernetes.io/region': region,
    'topology.kubernetes.io/zone': zone,
    ...capacityLabels[provider](capacityType),
  }
}

/** How each managed service marks a node as spot or not. GKE and AKS label spot nodes only. */
const capacityLabels: Readonly<Record<Provider, (capacityType: CapacityType) => Labels>> = {
  aws: (type) => ({ 'eks.amazonaws.com/capacityType': type === 'spot' ? 'SPOT' : 'ON_DEMAND' }),
  gcp: (type) => spotLabel(type, 'cloud.google.com/gke-spot', 'true'),
  azure: (type) => spotLabel(type, 'kubernetes.azure.com/scalesetpriority', 'spot'),
}

function spotLabel(capacityType: CapacityType, key: string, value: string): Labels {
  return capacityType === 'spot' ? { [key]: value } : {}
}
