import type { DisruptionNode, DisruptionPool, DisruptionWorld, RunningPod } from './disruption/world.ts'
import type { KarpenterInstanceType, KarpenterPod, KarpenterPool, KarpenterWorld } from './world.ts'

export const GiB = 1_073_741_824

/** 4 GiB a core, in zones a and b; a spot price makes spot offerings beside the on-demand ones. */
export function typeOf(name: string, cores: number, priceUsdPerHour: number, spotUsdPerHour?: number): KarpenterInstanceType {
  const amounts = { cpuMilli: cores * 1000, memoryBytes: cores * 4 * GiB, gpu: 0, pods: 50 }
  const offerings = ['a', 'b'].flatMap((zone) => [
    { zone, capacityType: 'on-demand', priceUsdPerHour, isAvailable: true },
    ...(spotUsdPerHour === undefined ? [] : [{ zone, capacityType: 'spot', priceUsdPerHour: spotUsdPerHour, isAvailable: true }]),
  ])
  return { name, labels: { 'kubernetes.io/arch': 'amd64' }, capacity: amounts, allocatable: amounts, offerings }
}

export function poolFor(name: string, fields: Partial<DisruptionPool> = {}): DisruptionPool {
  return {
    name,
    weight: 0,
    labels: {},
    requirements: [],
    taints: [],
    limits: {},
    disruption: { consolidationPolicy: 'WhenEmptyOrUnderutilized', consolidateAfterSeconds: 0, budgets: [{ nodes: { percent: 100 } }] },
    expireAfterSeconds: null,
    terminationGraceSeconds: null,
    ...fields,
  }
}

export function podOf(name: string, cpuMilli: number, fields: Partial<KarpenterPod> = {}): KarpenterPod {
  return {
    name,
    uid: name,
    createdAtSeconds: 0,
    labels: { app: 'shop' },
    requests: { cpuMilli, memoryBytes: GiB, gpu: 0, pods: 1 },
    tolerations: [],
    preferredNodeAffinity: [],
    topologySpread: [],
    ...fields,
  }
}

export function running(name: string, cpuMilli: number, fields: Partial<RunningPod> = {}): RunningPod {
  return { ...podOf(name, cpuMilli), isDaemon: false, isDoNotDisrupt: false, isTerminating: false, ...fields }
}

/** An initialized, on-demand node in zone a of the pool `general`. */
export function nodeOf(
  name: string,
  { name: instanceType, capacity, allocatable }: KarpenterInstanceType,
  pods: readonly RunningPod[],
  fields: Partial<DisruptionNode> & { readonly capacityType?: string } = {},
): DisruptionNode {
  const { capacityType = 'on-demand', ...rest } = fields
  return {
    name,
    nodePool: 'general',
    labels: {
      'kubernetes.io/hostname': name,
      'karpenter.sh/nodepool': 'general',
      'node.kubernetes.io/instance-type': instanceType,
      'topology.kubernetes.io/zone': 'a',
      'karpenter.sh/capacity-type': capacityType,
    },
    taints: [],
    capacity,
    allocatable,
    isInitialized: true,
    pods,
    isConsolidatable: true,
    lastPodEventAtSeconds: null,
    isDoNotDisrupt: false,
    isNominated: false,
    isReady: true,
    isDeleting: false,
    driftedAtSeconds: null,
    ...rest,
  }
}

export const small = typeOf('small', 2, 0.1)
export const large = typeOf('large', 8, 0.4)

export function worldOf(pods: readonly KarpenterPod[], pools: readonly KarpenterPool[] = [poolFor('general')]): KarpenterWorld {
  return { pools, instanceTypes: [small, large], daemonSets: [], nodes: [], pods }
}

export function disruptionWorld(nodes: readonly DisruptionNode[], fields: Partial<DisruptionWorld> = {}): DisruptionWorld {
  return {
    pools: [poolFor('general')],
    instanceTypes: [small, large],
    daemonSets: [],
    nodes,
    pods: [],
    atSeconds: 0,
    epochSeconds: 0,
    podDisruptionBudgets: [],
    isSpotToSpotOn: false,
    ...fields,
  }
}

/** Anti-affinity of pods of the shop among each other. */
export function apart(topologyKey: string): Pick<KarpenterPod, 'podAntiAffinity'> {
  return { podAntiAffinity: { required: [{ topologyKey, selector: { matchLabels: { app: 'shop' } } }], preferred: [] } }
}
