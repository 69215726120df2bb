import { allocatable, offering, offeringId } from '@plimsoll/catalog'
import type { Path } from '../path.ts'
import type { Draft } from '../scenario.ts'

/** What machines can give to workloads with every limit reached, and to one pod. Infinity where nothing limits them. */
export type MachineRoom = {
  /** The field that sets the limit. */
  readonly at: Path
  readonly cores: number
  readonly memoryBytes: number
  readonly largest: { readonly cores: number; readonly memoryBytes: number }
}

type Group = {
  readonly machineType: string
  readonly count: number
  readonly overhead: { readonly cpu: number; readonly memory: number }
}

/** Null where the catalogue does not know a machine: that is an error of its own. */
export function machineRoom({ cluster, nodes, bill }: Draft): MachineRoom | null {
  if (!nodes || !bill) return null
  switch (nodes.kind) {
    case 'fixed':
      return ofGroups(['nodes', 'fixed', 'count'], [nodes.spec].map(withDaemons), bill)
    case 'pool':
      return ofGroups(['nodes', 'pool', 'max'], [{ ...nodes.spec, count: nodes.spec.max }].map(withDaemons), bill)
    case 'scalingGroup':
      return ofGroups(['nodes', 'scalingGroup', 'max'], [{ ...nodes.spec, count: nodes.spec.max }].map(withDaemons), bill)
    case 'clusterAutoscaler': {
      const groups = nodes.spec.nodeGroups.map((group) => ({ ...group, count: group.max }))
      return ofGroups(['nodes', 'clusterAutoscaler', 'nodeGroups'], groups.map(withDaemons), bill)
    }
    case 'karpenter': {
      const limit = (resource: 'cpu' | 'memory') =>
        nodes.spec.nodePools.reduce((sum, { spec }) => sum + Number(spec.limits[resource] ?? Number.POSITIVE_INFINITY) / 1000, 0)
      const unlimited = { cores: Number.POSITIVE_INFINITY, memoryBytes: Number.POSITIVE_INFINITY }
      return { at: ['nodes', 'karpenter', 'nodePools'], cores: limit('cpu'), memoryBytes: limit('memory'), largest: unlimited }
    }
  }

  /** DaemonSets that the cluster names take the place of a group's overhead; those with a selector may run elsewhere. */
  function withDaemons({ machineType, count, overhead }: Group): Group {
    const everywhere = cluster?.daemonSets?.filter(({ nodeSelector }) => nodeSelector === undefined)
    const sum = (of: 'cpu' | 'memory') => everywhere?.reduce((total, { requests }) => total + (requests[of] ?? 0), 0) ?? overhead[of]
    return { machineType, count, overhead: { cpu: sum('cpu'), memory: sum('memory') } }
  }
}

function ofGroups(at: Path, groups: readonly Group[], { provider, region }: NonNullable<Draft['bill']>): MachineRoom | null {
  const rooms = groups.map(({ machineType, overhead }) => {
    const found = offering(offeringId(provider, region, machineType, 'on-demand'))
    if (!found.isKnown) return null
    const { cores, memoryBytes } = allocatable(found.value.machineType)
    return { cores: cores - overhead.cpu, memoryBytes: memoryBytes - overhead.memory }
  })
  if (!rooms.every((room) => room !== null)) return null
  const sum = (of: 'cores' | 'memoryBytes') => rooms.reduce((total, room, index) => total + room[of] * groups[index].count, 0)
  const most = (of: 'cores' | 'memoryBytes') => rooms.reduce((largest, room) => Math.max(largest, room[of]), 0)
  return {
    at,
    cores: sum('cores'),
    memoryBytes: sum('memoryBytes'),
    largest: { cores: most('cores'), memoryBytes: most('memoryBytes') },
  }
}
