import type {
  DisruptionBudget,
  DisruptionNode,
  DisruptionPool,
  DisruptionWorld,
  KarpenterInstanceType,
  KarpenterNode,
  RunningPod,
} from '@plimsoll/models'
import { podAmounts, type RecordedAmounts, type RecordedInput, worldOf } from './karpenter-world.ts'

type RecordedPod = RecordedAmounts & {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly daemonSet?: string
  readonly nodeSelector?: Readonly<Record<string, string>>
  readonly podDeletionCost?: number
  readonly priority?: number
  readonly doNotDisrupt?: boolean
}

export type RecordedDisruption = Omit<RecordedInput, 'nodes' | 'nodePools'> & {
  readonly nodePools: readonly (RecordedInput['nodePools'][number] & {
    readonly consolidationPolicy: DisruptionPool['disruption']['consolidationPolicy']
    readonly consolidateAfterSeconds?: number
    readonly budgets: readonly { readonly nodes: string; readonly reasons?: DisruptionBudget['reasons'] }[]
  })[]
  readonly nodes?: readonly (Omit<NonNullable<RecordedInput['nodes']>[number], 'pods'> & {
    readonly consolidatable?: boolean
    readonly lastPodEventSecondsAgo?: number
    readonly doNotDisrupt?: boolean
    readonly pods?: readonly RecordedPod[]
  })[]
  readonly podDisruptionBudgets?: DisruptionWorld['podDisruptionBudgets']
  readonly spotToSpotConsolidation?: boolean
}

const atSeconds = 0

export function disruptionWorldOf(input: RecordedDisruption, instanceTypes: readonly KarpenterInstanceType[]): DisruptionWorld {
  const world = worldOf(input, instanceTypes)
  return {
    ...world,
    atSeconds,
    // Any day will do: the recordings have no windows.
    epochSeconds: 0,
    pools: world.pools.map((pool, index) => ({
      ...pool,
      disruption: disruptionOf(input.nodePools[index]),
      expireAfterSeconds: null,
      terminationGraceSeconds: null,
    })),
    nodes: world.nodes.map((node, index) => nodeOf(node, input.nodes![index])),
    podDisruptionBudgets: input.podDisruptionBudgets ?? [],
    isSpotToSpotOn: input.spotToSpotConsolidation ?? false,
  }
}

function disruptionOf({ consolidationPolicy, consolidateAfterSeconds = 0, budgets }: RecordedDisruption['nodePools'][number]) {
  return {
    consolidationPolicy,
    consolidateAfterSeconds,
    budgets: budgets.map(({ nodes, reasons }) => ({
      nodes: nodes.endsWith('%') ? { percent: Number(nodes.slice(0, -1)) } : { count: Number(nodes) },
      reasons,
    })),
  }
}

function nodeOf(node: KarpenterNode, recorded: NonNullable<RecordedDisruption['nodes']>[number]): DisruptionNode {
  const { consolidatable = false, doNotDisrupt = false, lastPodEventSecondsAgo: ago, pods = [] } = recorded
  return {
    ...node,
    pods: pods.map(runningPod),
    isConsolidatable: consolidatable,
    lastPodEventAtSeconds: ago === undefined ? null : atSeconds - ago,
    isDoNotDisrupt: doNotDisrupt,
    isNominated: false,
    isReady: true,
    isDeleting: false,
    driftedAtSeconds: null,
  }
}

function runningPod({
  name,
  labels,
  daemonSet,
  nodeSelector,
  podDeletionCost,
  priority,
  doNotDisrupt = false,
  ...rest
}: RecordedPod): RunningPod {
  return {
    name,
    uid: `uid-${name}`,
    createdAtSeconds: 0,
    labels,
    requests: podAmounts(rest),
    nodeSelector,
    preferredNodeAffinity: [],
    tolerations: [],
    topologySpread: [],
    isDaemon: daemonSet !== undefined,
    deletionCost: podDeletionCost,
    priority,
    isDoNotDisrupt: doNotDisrupt,
    isTerminating: false,
  }
}
