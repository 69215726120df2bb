import type { LabelExpression, Labels, NodeChoice, Taint, Toleration } from '../../contract/node-selection.ts'
import type { HostPort, PodAffinity } from '../../contract/scheduling/index.ts'
import type { PoolRequirement } from './requirements.ts'

/** Amounts of the resources that are packed; `gpu` stands for nvidia.com/gpu. */
export type Amounts = { readonly cpuMilli: number; readonly memoryBytes: number; readonly gpu: number; readonly pods: number }

export type KarpenterOffering = {
  readonly zone: string
  readonly capacityType: string
  readonly priceUsdPerHour: number
  readonly isAvailable: boolean
}

export type KarpenterInstanceType = {
  readonly name: string
  readonly labels: Labels
  readonly capacity: Amounts
  readonly allocatable: Amounts
  readonly offerings: readonly KarpenterOffering[]
}

export type KarpenterLimits = { readonly cpuMilli?: number; readonly memoryBytes?: number; readonly gpu?: number; readonly nodes?: number }

export type KarpenterPool = {
  readonly name: string
  readonly weight: number
  readonly labels: Labels
  readonly requirements: readonly PoolRequirement[]
  readonly taints: readonly Taint[]
  readonly limits: KarpenterLimits
}

export type KarpenterDaemonSet = NodeChoice & { readonly requests: Amounts; readonly tolerations: readonly Toleration[] }

export type KarpenterNode = {
  readonly name: string
  readonly nodePool: string
  readonly labels: Labels
  readonly taints: readonly Taint[]
  readonly capacity: Amounts
  readonly allocatable: Amounts
  readonly isInitialized: boolean
  readonly pods: readonly (Pick<KarpenterPod, 'labels' | 'requests' | 'podAntiAffinity' | 'hostPorts'> & {
    readonly isDaemon: boolean
    /** Spreading and affinity count it no more. */
    readonly isTerminating?: boolean
  })[]
}

export type KarpenterSpread = {
  readonly maxSkew: number
  readonly topologyKey: string
  readonly matchLabels: Labels
  readonly isSoft: boolean
}

export type KarpenterPod = NodeChoice & {
  readonly name: string
  readonly uid: string
  readonly createdAtSeconds: number
  readonly labels: Labels
  readonly requests: Amounts
  readonly tolerations: readonly Toleration[]
  readonly preferredNodeAffinity: readonly { readonly weight: number; readonly expressions: readonly LabelExpression[] }[]
  readonly topologySpread: readonly KarpenterSpread[]
  readonly podAffinity?: PodAffinity
  readonly podAntiAffinity?: PodAffinity
  readonly hostPorts?: readonly HostPort[]
}

/** What one solve sees. Every pool offers every instance type. */
export type KarpenterWorld = {
  readonly pools: readonly KarpenterPool[]
  readonly instanceTypes: readonly KarpenterInstanceType[]
  readonly daemonSets: readonly KarpenterDaemonSet[]
  readonly nodes: readonly KarpenterNode[]
  readonly pods: readonly KarpenterPod[]
}

export const noAmounts: Amounts = { cpuMilli: 0, memoryBytes: 0, gpu: 0, pods: 0 }
const keys = ['cpuMilli', 'memoryBytes', 'gpu', 'pods'] as const

export function plus(a: Amounts, b: Amounts): Amounts {
  return { cpuMilli: a.cpuMilli + b.cpuMilli, memoryBytes: a.memoryBytes + b.memoryBytes, gpu: a.gpu + b.gpu, pods: a.pods + b.pods }
}

export function minus(a: Amounts, b: Amounts): Amounts {
  return { cpuMilli: a.cpuMilli - b.cpuMilli, memoryBytes: a.memoryBytes - b.memoryBytes, gpu: a.gpu - b.gpu, pods: a.pods - b.pods }
}

/** Each amount, but not below 0. */
export function atLeastNothing(a: Amounts): Amounts {
  return {
    cpuMilli: Math.max(0, a.cpuMilli),
    memoryBytes: Math.max(0, a.memoryBytes),
    gpu: Math.max(0, a.gpu),
    pods: Math.max(0, a.pods),
  }
}

/** Something below zero holds nothing at all. */
export function holds(room: Amounts, asked: Amounts): boolean {
  return keys.every((key) => room[key] >= 0 && asked[key] <= room[key])
}
