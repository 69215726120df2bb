import { expect, test } from 'vitest'
import { bindPod, emptyNode, type PodAffinityTerm, type SchedulerNode, type SchedulerPod } from '../../contract/scheduling/index.ts'
import { schedule } from './schedule.ts'

const GiB = 1_073_741_824
const node = (name: string, fields: Partial<SchedulerNode> = {}) =>
  emptyNode({
    name,
    labels: { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': name[0] },
    allocatable: { cpuMilli: 4000, memoryBytes: 16 * GiB, gpu: 0, pods: 110 },
    taints: [],
    isUnschedulable: false,
    ...fields,
  })
const pod = (fields: Partial<SchedulerPod> = {}): SchedulerPod => ({
  labels: { app: 'shop' },
  containers: [{ cpuMilli: 1000, memoryBytes: 4 * GiB }],
  ...fields,
})

test('each refusal names its plug-in', () => {
  const taint = { key: 'gpu', value: 'yes', effect: 'NoSchedule' } as const
  const small = { cpuMilli: 500, memoryBytes: GiB, gpu: 0, pods: 110 }
  const nodes = [
    node('a', { isUnschedulable: true }),
    node('b', { taints: [taint] }),
    node('c'),
    node('d', { allocatable: small }),
    node('e'),
  ]
  const asked = pod({ nodeSelector: { 'kubernetes.io/hostname': 'e' } })
  expect(schedule(asked, nodes)).toMatchObject({
    chosen: 4,
    refusedBy: ['NodeUnschedulable', 'TaintToleration', 'NodeAffinity', 'NodeAffinity', null],
  })
  expect(schedule(pod(), [nodes[3]])).toMatchObject({ chosen: null, refusedBy: ['NodeResourcesFit'] })
})

test('points of an empty machine: a quarter taken of both leaves 75, evenness unchanged scores 75', () => {
  // LeastAllocated: (4000 - 1000) * 100 / 4000 = 75 and (16 - 4) * 100 / 16 = 75. Balanced: 50 + (50 + 100 - 100) / 2 = 75.
  expect(schedule(pod(), [node('a')]).points).toEqual({
    TaintToleration: [300],
    NodeResourcesFit: [75],
    NodeResourcesBalancedAllocation: [75],
  })
})

test('maxSkew 1 sends the second pod to the other zone', () => {
  const spread = [
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', matchLabels: { app: 'shop' } },
  ] as const
  const asked = pod({ topologySpread: spread })
  const nodes = [bindPod(node('a1'), asked), node('b1', { allocatable: { cpuMilli: 2000, memoryBytes: 5 * GiB, gpu: 0, pods: 9 } })]
  expect(schedule(asked, nodes)).toMatchObject({ chosen: 1, refusedBy: ['PodTopologySpread', null] })
})

test("the system's default spread needs an owner", () => {
  const nodes = [bindPod(node('a1'), pod()), node('b1')]
  expect(schedule(pod(), nodes).points.PodTopologySpread).toBeUndefined()
  expect(schedule(pod({ ownerMatchLabels: { app: 'shop' } }), nodes).points.PodTopologySpread?.[1]).toBe(200)
})

const zone = 'topology.kubernetes.io/zone'
const host = 'kubernetes.io/hostname'
const near = (topologyKey: string, app: string): PodAffinityTerm => ({ topologyKey, selector: { matchLabels: { app } } })
const only = (...required: PodAffinityTerm[]) => ({ required, preferred: [] })

test('anti-affinity on hosts: one pod a machine, and none beside a pod that wants to be alone', () => {
  const alone = pod({ podAntiAffinity: only(near(host, 'shop')) })
  const nodes = [bindPod(node('a1'), alone), node('a2')]
  expect(schedule(alone, nodes)).toMatchObject({ chosen: 1, refusedBy: ['InterPodAntiAffinity', null] })
  // It works both ways: the second kind of pod asks for nothing itself.
  expect(schedule(pod(), nodes)).toMatchObject({ chosen: 1, refusedBy: ['ExistingPodsAntiAffinity', null] })
  expect(schedule(pod({ labels: { app: 'other' } }), nodes).feasible).toEqual([0, 1])
})

test('anti-affinity on zones closes every machine of the zone', () => {
  const alone = pod({ podAntiAffinity: only(near(zone, 'shop')) })
  const nodes = [bindPod(node('a1'), alone), node('a2'), node('b1')]
  expect(schedule(alone, nodes).refusedBy).toEqual(['InterPodAntiAffinity', 'InterPodAntiAffinity', null])
})

test('affinity: where the company is, unless the pod is the first of its own kind', () => {
  const cache = pod({ labels: { app: 'cache' } })
  const nodes = [node('a1'), bindPod(node('b1'), cache)]
  expect(schedule(pod({ podAffinity: only(near(host, 'cache')) }), nodes).refusedBy).toEqual(['InterPodAffinity', null])
  expect(schedule(pod({ podAffinity: only(near(zone, 'nobody')) }), nodes).chosen).toBeNull()
  expect(schedule(pod({ podAffinity: only(near(zone, 'shop')) }), nodes).feasible).toEqual([0, 1])
  // One pod must satisfy all terms at once, and a node without the label of one of them is out.
  const both = pod({ podAffinity: only(near(zone, 'cache'), { topologyKey: 'rack', selector: {} }) })
  expect(schedule(both, nodes).refusedBy).toEqual(['InterPodAffinity', 'InterPodAffinity'])
})

test('preferences become points between the lowest and the highest sum', () => {
  const cache = pod({ labels: { app: 'cache' } })
  const nodes = [node('a1'), bindPod(node('b1'), cache), bindPod(bindPod(node('c1'), cache), cache)]
  const drawn = (weight: number) => ({ required: [], preferred: [{ ...near(zone, 'cache'), weight }] })
  // Sums 0, 7 and 14: 0, 50 and 100 points, twice.
  expect(schedule(pod({ podAffinity: drawn(7) }), nodes).points.InterPodAffinity).toEqual([0, 100, 200])
  expect(schedule(pod({ podAntiAffinity: drawn(7) }), nodes).points.InterPodAffinity).toEqual([200, 100, 0])
  // What a pod that runs requires counts 1 for those it selects; with 3 preferred on the other node: sums 1, 0, 3.
  const wanting = bindPod(node('a1'), pod({ labels: { app: 'web' }, podAffinity: only(near(zone, 'shop')) }))
  const others = [wanting, node('b1'), bindPod(node('c1'), cache)]
  expect(schedule(pod({ podAffinity: drawn(3) }), others).points.InterPodAffinity).toEqual([66, 0, 200])
})

test('a host port is taken once on each address', () => {
  const on = (hostIP?: string) => pod({ hostPorts: [{ port: 80, protocol: 'TCP', ...(hostIP && { hostIP }) }] })
  const taken = [bindPod(node('a1'), on('10.0.0.1'))]
  expect(schedule(on(), taken).refusedBy).toEqual(['NodePorts'])
  expect(schedule(on('10.0.0.1'), taken).refusedBy).toEqual(['NodePorts'])
  expect(schedule(on('10.0.0.2'), taken).chosen).toBe(0)
  expect(schedule(pod({ hostPorts: [{ port: 80, protocol: 'UDP' }] }), taken).chosen).toBe(0)
})

test('a volume keeps its pod in its zone', () => {
  const nodes = [node('a1'), node('b1')]
  expect(schedule(pod({ volumeZones: ['b'] }), nodes)).toMatchObject({ chosen: 1, refusedBy: ['VolumeBinding', null] })
})
