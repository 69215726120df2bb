import type { Provider } from '../sourced.ts'
import type { MachineType } from './machine-type.ts'

/** What the scheduler may give to pods on one machine; DaemonSets take their share of this. */
export type Allocatable = { readonly cores: number; readonly memoryBytes: number; readonly pods: number; readonly gpus: number }

const MiB = 1_048_576
const GiB = 1_073_741_824

/** kubelet `--eviction-hard=memory.available<100Mi`, the default of all three managed services. */
const evictionBytes = 100 * MiB

type ReservationRule = {
  readonly cpuMilli: (cores: number) => number
  readonly memoryBytes: (machineBytes: number, maxPods: number) => number
}

const reservations: Readonly<Record<Provider, ReservationRule>> = {
  aws: { cpuMilli: cpuLadderMilli, memoryBytes: (_, maxPods) => (255 + 11 * maxPods) * MiB },
  gcp: { cpuMilli: cpuLadderMilli, memoryBytes: gkeMemoryBytes },
  azure: {
    cpuMilli: aksCpuMilli,
    // AKS 1.29 and later: 20 MB a pod and 50 MB, but never more than a quarter of the machine.
    memoryBytes: (machineBytes, maxPods) => Math.min((20 * maxPods + 50) * MiB, machineBytes / 4),
  },
}

/**
 * Capacity less what the provider reserves for kubelet and system, less the hard eviction threshold. From the nominal size of the machine:
 * the hypervisor and kernel hold back a little more on some types, which only a real node tells.
 *
 * @param maxPods where a cluster sets its own; it also raises the memory that EKS and AKS reserve
 * @see EKS: awslabs/amazon-eks-ami; GKE and AKS: their pages on node allocatable
 */
export function allocatable(machineType: MachineType, { maxPods = machineType.maxPods }: { readonly maxPods?: number } = {}): Allocatable {
  const rule = reservations[machineType.provider]
  const machineBytes = machineType.memoryGiB * GiB
  return {
    cores: (machineType.cores * 1000 - rule.cpuMilli(machineType.cores)) / 1000,
    memoryBytes: Math.floor(machineBytes - rule.memoryBytes(machineBytes, maxPods) - evictionBytes),
    pods: maxPods,
    gpus: machineType.gpu?.count ?? 0,
  }
}

/** EKS and GKE: 6 % of the first core, 1 % of the second, 0.5 % of the third and fourth, 0.25 % of every further one. */
function cpuLadderMilli(cores: number): number {
  const within = (from: number, to: number) => Math.max(0, Math.min(cores, to) - from)
  return 60 * within(0, 1) + 10 * within(1, 2) + 5 * within(2, 4) + 2.5 * within(4, Number.POSITIVE_INFINITY)
}

/** AKS publishes 1, 2, 4, 8, 16, 32 and 64 cores; between and above them the table's own slope of 10 m a core holds. */
function aksCpuMilli(cores: number): number {
  if (cores <= 1) return 60
  if (cores <= 2) return 60 + 40 * (cores - 1)
  if (cores <= 4) return 100 + 20 * (cores - 2)
  return 140 + 10 * (cores - 4)
}

/** GKE: 25 % of the first 4 GiB, 20 % of the next 4, 10 % of the next 8, 6 % of the next 112, 2 % above; 255 MiB below 1 GiB. */
function gkeMemoryBytes(machineBytes: number): number {
  if (machineBytes < GiB) return 255 * MiB
  const within = (fromGiB: number, toGiB: number) => Math.max(0, Math.min(machineBytes, toGiB * GiB) - fromGiB * GiB)
  return (
    0.25 * within(0, 4) + 0.2 * within(4, 8) + 0.1 * within(8, 16) + 0.06 * within(16, 128) + 0.02 * within(128, Number.POSITIVE_INFINITY)
  )
}
