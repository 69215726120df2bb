import { allocatable, findOfferings } from '@plimsoll/catalog'
import type { DraftService } from './importer.ts'
import type { ImportRegion } from './region.ts'

/** Cores and bytes that DaemonSets take on each machine: the defaults of a node pool. */
const overhead = { cores: 0.2, memoryBytes: 314_572_800 }

/** Pods that a machine should have room for, so that one machine is not one pod. */
const roomFor = 4

/** AWS's burstable types: their speed depends on credits, which no manifest tells. */
const burstable = /^t\d/

/** The cheapest machine type that holds four of the largest pod, or at least one; undefined when none does. */
export function chooseMachine(services: readonly DraftService[], { provider, region }: ImportRegion): string | undefined {
  const most = (of: (service: DraftService) => number) => services.reduce((largest, service) => Math.max(largest, of(service)), 0)
  const cores = most(({ asks }) => asks.cores)
  const memoryBytes = most(({ asks }) => asks.memoryBytes)
  const gpus = most(({ asks }) => asks.gpus)
  const candidates = findOfferings({ provider, region, capacityType: 'on-demand', arch: 'amd64' })
    .filter(({ machineType }) => (gpus > 0 ? (machineType.gpu?.count ?? 0) >= gpus : machineType.gpu === null))
    .filter(({ machineType }) => !burstable.test(machineType.name))
    .map(({ machineType, usdPerHour }) => ({ machineType, price: Number(usdPerHour), room: allocatable(machineType) }))
    .sort((a, b) => a.price - b.price || (a.machineType.name < b.machineType.name ? -1 : 1))
  const holds = (pods: number) =>
    candidates.find(
      ({ room }) => room.cores - overhead.cores >= pods * cores && room.memoryBytes - overhead.memoryBytes >= pods * memoryBytes,
    )
  return ((gpus > 0 ? undefined : holds(roomFor)) ?? holds(1))?.machineType.name
}
