import { exp } from '@plimsoll/kernel'
import { type Resources, requestsOf } from '../../contract/scheduling/index.ts'
import type { Option } from './expanders.ts'
import type { CaPodPrices } from './world.ts'

const GiB = 1_073_741_824

/** Whatever the cluster looks like, a machine with GPUs is the last resort. expander/price: gpuUnfitnessOverride. */
const gpuUnfitness = 1000

/** The pod whose price keeps tiny scale-ups from looking extreme: 500 m and 500 MiB. */
const stabilisingPod: Resources = { cpuMilli: 500, memoryBytes: 500 * 1024 * 1024, gpu: 0 }

/**
 * What the price expander minimises: money per requested money, times how far the machine's size is from what suits the cluster; the
 * more nodes at once, the less the size matters.
 *
 * @see expander/price/price.go
 */
export function priceScore({ group, nodes, pods }: Option, prices: CaPodPrices, clusterNodes: number): number {
  const podUsd = (asked: Resources) =>
    (asked.cpuMilli / 1000) * prices.usdPerCoreHour + (asked.memoryBytes / GiB) * prices.usdPerGiBHour + asked.gpu * prices.usdPerGpuHour
  const stabilising = podUsd(stabilisingPod)
  const nodesUsd = (group.usdPerHour ?? 0) * nodes
  const podsUsd = pods.reduce((sum, { spec }) => sum + podUsd(requestsOf(spec.containers)), 0)
  const { capacity } = group.template
  const unfitness = capacity.gpu > 0 ? gpuUnfitness : sizeUnfitness(capacity.cpuMilli, clusterNodes)
  return ((nodesUsd + stabilising) / (podsUsd + stabilising)) * ((unfitness - 1) * (1 - tanh((nodes - 1) / 15)) + 1)
}

/** Ratio of the machine's cores to those preferred at this cluster size, or its inverse: at least 1. expander/price/preferred.go. */
function sizeUnfitness(cpuMilli: number, clusterNodes: number): number {
  const preferred = preferredCpuMilli(clusterNodes)
  return Math.max(preferred / cpuMilli, cpuMilli / preferred)
}

/** The preferred machine doubles each time the cluster is about three times as large. */
function preferredCpuMilli(clusterNodes: number): number {
  if (clusterNodes <= 2) return 1000
  if (clusterNodes <= 6) return 2000
  if (clusterNodes <= 20) return 4000
  if (clusterNodes <= 60) return 8000
  return clusterNodes <= 200 ? 16_000 : 32_000
}

function tanh(x: number): number {
  const squared = exp(2 * x)
  return (squared - 1) / (squared + 1)
}
