import { type KarpenterInstanceType, type KarpenterPod, type KarpenterWorld, provision } from '@plimsoll/models'
import type { Bench } from '../bench.ts'

const GiB = 1_073_741_824
const sizes = [2, 4, 8, 16, 32, 48]
const families = ['m5', 'm6i', 'm7g', 'c5', 'c6i', 'c7g', 'r5', 'r6i', 'r7g', 't3']
const memoryPerCore: Readonly<Record<string, number>> = { c: 2, r: 8 }

/** Sixty types as a region has them, in three zones, on demand and as spot. */
const instanceTypes = () => families.flatMap((family, rank) => sizes.map((cores) => typeOf(family, cores, 1 + rank / 10)))

function typeOf(family: string, cores: number, dearness: number): KarpenterInstanceType {
  const capacity = { cpuMilli: cores * 1000, memoryBytes: cores * (memoryPerCore[family[0]] ?? 4) * GiB, gpu: 0, pods: 110 }
  return {
    name: `${family}.${cores}`,
    labels: {
      'kubernetes.io/arch': family.endsWith('g') ? 'arm64' : 'amd64',
      'karpenter.k8s.aws/instance-category': family[0],
      'karpenter.k8s.aws/instance-family': family,
      'karpenter.k8s.aws/instance-cpu': String(cores),
    },
    capacity,
    allocatable: { ...capacity, cpuMilli: capacity.cpuMilli - 100 },
    offerings: ['a', 'b', 'c'].flatMap((zone) => [
      { zone, capacityType: 'on-demand', priceUsdPerHour: cores * 0.05 * dearness, isAvailable: true },
      { zone, capacityType: 'spot', priceUsdPerHour: cores * 0.018 * dearness, isAvailable: true },
    ]),
  }
}

/** Five deployments of different size, each spread over the zones. */
function podOf(index: number): KarpenterPod {
  const kind = index % 5
  const labels = { app: `app-${kind}` }
  return {
    name: `pod-${index}`,
    uid: `pod-${index}`,
    createdAtSeconds: 0,
    labels,
    requests: { cpuMilli: [250, 500, 1000, 2000, 750][kind], memoryBytes: [1, 1, 2, 4, 3][kind] * GiB, gpu: 0, pods: 1 },
    tolerations: [],
    preferredNodeAffinity: [],
    topologySpread: [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', matchLabels: labels, isSoft: false }],
  }
}

const world = (): KarpenterWorld => ({
  pools: [
    {
      name: 'general',
      weight: 0,
      labels: {},
      requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['on-demand', 'spot'] }],
      taints: [],
      limits: {},
    },
  ],
  instanceTypes: instanceTypes(),
  daemonSets: [],
  nodes: [],
  pods: Array.from({ length: 2000 }, (_, index) => podOf(index)),
})

/** Made when it is first solved: other benches count their memory. */
let made: KarpenterWorld | undefined

export const karpenterSolve: Bench = {
  name: 'karpenter-solve',
  about: "one solve of Karpenter's provisioner: 2 000 pending pods of five kinds, spread over zones, 60 instance types",
  measure: 'secondsPerPass',
  seconds: { full: 0, short: 0 },
  peers: [],
  goals: [{ atMost: 1, text: '≤ 1 s' }],
  pass() {
    made ??= world()
    const { failed } = provision(made)
    if (failed.length > 0) throw new Error(`${failed.length} pods found no place`)
  },
}
