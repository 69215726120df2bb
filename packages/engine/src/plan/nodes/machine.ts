import { type CapacityType, type Offering, offeringId, type Provider, zonesOf } from '@plimsoll/catalog'
import type { Capacity, Labels } from '@plimsoll/models'
import { type Diagnostic, diagnostic, type Scenario } from '@plimsoll/scenario'
import type { Catalog } from '../catalog.ts'
import type { PlannedMachine } from '../planned-nodes.ts'

/** What a group asks of a machine: by its provider's name, with what DaemonSets take and labels of its own. */
export type MachineAsked = {
  readonly machineType: string
  readonly capacityType: CapacityType
  readonly zone: string
  readonly daemons: Capacity
  readonly labels?: Labels
}

/** Resolves a machine against the catalogue; nothing, and a diagnostic at `path`, when it does not know the type there. */
export function planMachine(
  { bill }: Pick<Scenario, 'bill'>,
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
  { zone, daemons, labels }: Pick<MachineAsked, 'zone' | 'daemons' | 'labels'>,
  catalog: Catalog,
): PlannedMachine {
  const { machineType, capacityType } = offering
  const allocatable: Capacity = catalog.allocatable(machineType)
  return {
    offering: offering.id,
    machineType: machineType.name,
    zone,
    capacityType,
    usdPerHour: Number(offering.usdPerHour),
    labels: { ...wellKnownLabels(offering, zone), ...labels },
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
export function firstZone({ bill }: Pick<Scenario, 'bill'>): string {
  return zonesOf(bill.provider, bill.region)[0]
}

const bytesPerGiB = 1_073_741_824

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
