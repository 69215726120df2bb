import type {
  KarpenterAmounts,
  KarpenterDaemonSet,
  KarpenterInstanceType,
  KarpenterNode,
  KarpenterPod,
  KarpenterPool,
  KarpenterWorld,
  Requirements,
} from '@plimsoll/models'

/** Absent amounts are 0. */
export type RecordedAmounts = Partial<KarpenterAmounts>

export type Catalogue = {
  readonly kind: 'catalogue'
  readonly name: string
  readonly types: readonly {
    readonly name: string
    readonly labels: Readonly<Record<string, string>>
    readonly capacity: RecordedAmounts
    readonly overhead: RecordedAmounts
    readonly offerings: readonly { zone: string; capacityType: string; priceUsdPerHour: string; available?: boolean }[]
  }[]
}

type RecordedSpread = { maxSkew: number; topologyKey: string; whenUnsatisfiable: string; matchLabels: Readonly<Record<string, string>> }

export type RecordedInput = {
  readonly catalogue: string
  readonly nodePools: readonly (Partial<KarpenterPool> & { readonly name: string })[]
  readonly daemonSets?: readonly (Omit<KarpenterDaemonSet, 'requests' | 'tolerations'> &
    RecordedAmounts & { tolerations?: KarpenterDaemonSet['tolerations'] })[]
  readonly nodes?: readonly {
    readonly name: string
    readonly nodePool: string
    readonly labels: Readonly<Record<string, string>>
    readonly taints?: KarpenterNode['taints']
    readonly capacity: RecordedAmounts
    readonly allocatable: RecordedAmounts
    readonly initialized?: boolean
    readonly pods?: readonly (RecordedAmounts & { readonly labels: Readonly<Record<string, string>>; readonly daemonSet?: string })[]
  }[]
  readonly pendingPods?: readonly (Partial<Omit<KarpenterPod, 'requests' | 'topologySpread'>> & {
    readonly name: string
    readonly requests: RecordedAmounts
    readonly topologySpread?: readonly RecordedSpread[]
    readonly requiredPodAntiAffinity?: readonly { readonly topologyKey: string; readonly matchLabels: Readonly<Record<string, string>> }[]
    readonly pods: readonly { readonly name: string; readonly uid: string; readonly createdSeconds: number }[]
  })[]
}

export function instanceTypesOf({ types }: Catalogue): KarpenterInstanceType[] {
  return types.map(({ name, labels, capacity, overhead, offerings }) => {
    const all = amounts(capacity)
    const lost = amounts(overhead)
    return {
      name,
      labels,
      capacity: all,
      allocatable: {
        cpuMilli: all.cpuMilli - lost.cpuMilli,
        memoryBytes: all.memoryBytes - lost.memoryBytes,
        gpu: all.gpu - lost.gpu,
        pods: all.pods,
      },
      offerings: offerings.map(({ zone, capacityType, priceUsdPerHour, available = false }) => ({
        zone,
        capacityType,
        priceUsdPerHour: Number(priceUsdPerHour),
        isAvailable: available,
      })),
    }
  })
}

export function worldOf(input: RecordedInput, instanceTypes: readonly KarpenterInstanceType[]): KarpenterWorld {
  return {
    instanceTypes,
    pools: input.nodePools.map(({ name, weight = 0, labels = {}, requirements = [], taints = [], limits = {} }) => ({
      name,
      weight,
      labels,
      requirements,
      taints,
      limits,
    })),
    daemonSets: (input.daemonSets ?? []).map(({ nodeSelector, requiredNodeAffinityTerms, tolerations = [], ...requests }) => ({
      nodeSelector,
      requiredNodeAffinityTerms,
      tolerations,
      requests: podAmounts(requests),
    })),
    nodes: (input.nodes ?? []).map(({ name, nodePool, labels, taints = [], capacity, allocatable, initialized = false, pods = [] }) => ({
      name,
      nodePool,
      labels,
      taints,
      capacity: amounts(capacity),
      allocatable: amounts(allocatable),
      isInitialized: initialized,
      pods: pods.map((pod) => ({ labels: pod.labels, requests: podAmounts(pod), isDaemon: pod.daemonSet !== undefined })),
    })),
    pods: podsOf(input),
  }
}

export function podsOf({ pendingPods = [] }: RecordedInput): KarpenterPod[] {
  return pendingPods.flatMap((group) =>
    group.pods.map(({ name, uid, createdSeconds }) => ({
      name,
      uid,
      createdAtSeconds: createdSeconds,
      labels: group.labels ?? {},
      requests: podAmounts(group.requests),
      nodeSelector: group.nodeSelector,
      requiredNodeAffinityTerms: group.requiredNodeAffinityTerms,
      preferredNodeAffinity: group.preferredNodeAffinity ?? [],
      tolerations: group.tolerations ?? [],
      topologySpread: (group.topologySpread ?? []).map(({ maxSkew, topologyKey, matchLabels, whenUnsatisfiable }) => ({
        maxSkew,
        topologyKey,
        matchLabels,
        isSoft: whenUnsatisfiable === 'ScheduleAnyway',
      })),
      ...(group.requiredPodAntiAffinity && {
        podAntiAffinity: {
          required: group.requiredPodAntiAffinity.map(({ topologyKey, matchLabels }) => ({ topologyKey, selector: { matchLabels } })),
          preferred: [],
        },
      }),
    })),
  )
}

/** Requirements the way they are recorded: sorted by label, the test's node class and the instance types left out. */
export function recordedRequirements(requirements: Requirements): unknown[] {
  return [...requirements.keys()]
    .filter((key) => !ignored.has(key))
    .sort()
    .flatMap((key) => {
      const { isComplement, values, atLeast, atMost, minValues } = requirements.get(key)!
      const common = { key, ...(minValues !== undefined && { minValues }) }
      if (!isComplement) return [{ ...common, operator: values.size > 0 ? 'In' : 'DoesNotExist', values: [...values].sort() }]
      const parts: unknown[] = []
      if (atLeast !== undefined) parts.push({ ...common, operator: 'Gte', values: [`${atLeast}`] })
      if (atMost !== undefined) parts.push({ ...common, operator: 'Lte', values: [`${atMost}`] })
      if (values.size > 0) parts.push({ ...common, operator: 'NotIn', values: [...values].sort() })
      return parts.length > 0 ? parts : [{ ...common, operator: 'Exists', values: [] }]
    })
}

export const ignored: ReadonlySet<string> = new Set(['karpenter.test.sh/testnodeclass', 'node.kubernetes.io/instance-type'])

export function amounts({ cpuMilli = 0, memoryBytes = 0, gpu = 0, pods = 0 }: RecordedAmounts): KarpenterAmounts {
  return { cpuMilli, memoryBytes, gpu, pods }
}

/** A pod takes one of the pods that a node may hold. */
export function podAmounts(recorded: RecordedAmounts): KarpenterAmounts {
  return { ...amounts(recorded), pods: 1 }
}
