import { expect, test } from 'vitest'
import { bindPod, emptyNode, type SchedulerNode, type SchedulerPod } from '../../contract/scheduling/index.ts'
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
