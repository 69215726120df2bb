import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LabelSelector, Labels } from '../../../contract/node-selection.ts'
import {
  bindPod,
  emptyNode,
  type HostPort,
  type NodeUse,
  type PodAffinity,
  type SchedulerNode,
  type SchedulerPod,
  type SpreadConstraint,
} from '../../../contract/scheduling/index.ts'
import { schedule } from '../schedule.ts'
import { explainRefusals, pendingReason } from './explain-refusals.ts'
import { NodeTable } from './node-table.ts'
import { feasibleWanted, Placer, verdictNumber } from './place-pod.ts'

const zone = 'topology.kubernetes.io/zone'
const host = 'kubernetes.io/hostname'
const MiB = 1_048_576
const none = { cpuMilli: 0, memoryBytes: 0, gpu: 0, pods: 0 }

const nodes: fc.Arbitrary<SchedulerNode[]> = fc
  .array(
    fc.record({
      zone: fc.constantFrom('a', 'b', 'c', undefined),
      disk: fc.constantFrom('ssd', 'hdd', undefined),
      cpuMilli: fc.constantFrom(0, 900, 1930, 3920),
      memoryBytes: fc.constantFrom(1, 3000, 7000, 15_000).map((mib) => mib * MiB),
      gpu: fc.constantFrom(0, 0, 1),
      pods: fc.constantFrom(3, 29),
      taint: fc.constantFrom(undefined, 'NoSchedule' as const, 'PreferNoSchedule' as const, 'NoExecute' as const),
      isUnschedulable: fc.constantFrom(false, false, false, true),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) =>
    all.map(({ zone: inZone, disk, taint, isUnschedulable, ...allocatable }, index) => ({
      name: `n${index}`,
      labels: { [host]: `n${index}`, ...(inZone && { [zone]: inZone }), ...(disk && { disk }) },
      allocatable,
      taints: taint ? [{ key: 'dedicated', value: 'x', effect: taint }] : [],
      isUnschedulable,
    })),
  )

const selector: fc.Arbitrary<Labels> = fc.constantFrom<Labels[]>({ app: 'a' }, { app: 'b' }, { team: 'x' })

const spread: fc.Arbitrary<SpreadConstraint> = fc.record({
  maxSkew: fc.integer({ min: 1, max: 3 }),
  topologyKey: fc.constantFrom(zone, host),
  whenUnsatisfiable: fc.constantFrom('DoNotSchedule' as const, 'ScheduleAnyway' as const),
  matchLabels: selector,
  minDomains: fc.constantFrom(1, 1, 3),
  nodeAffinityPolicy: fc.constantFrom('Honor' as const, 'Ignore' as const),
  nodeTaintsPolicy: fc.constantFrom('Honor' as const, 'Ignore' as const),
})

const term = fc.record({
  topologyKey: fc.constantFrom(zone, host, 'disk'),
  selector: fc.constantFrom<LabelSelector[]>(
    { matchLabels: { app: 'a' } },
    { matchLabels: { team: 'x' } },
    { matchExpressions: [{ key: 'app', operator: 'In' as const, values: ['b', 'c'] }] },
  ),
})
const affinity: fc.Arbitrary<PodAffinity | undefined> = fc.option(
  fc.record({
    required: fc.array(term, { maxLength: 2 }),
    preferred: fc.array(
      fc.tuple(term, fc.integer({ min: 1, max: 100 })).map(([each, weight]) => ({ ...each, weight })),
      { maxLength: 2 },
    ),
  }),
  { nil: undefined, freq: 1 },
)
const ports = fc.constantFrom<(readonly HostPort[] | undefined)[]>(
  undefined,
  undefined,
  [{ port: 8080, protocol: 'TCP' as const }],
  [{ port: 8080, protocol: 'TCP' as const, hostIP: '10.0.0.1' }],
  [{ port: 8080, protocol: 'UDP' as const }],
)

const pod: fc.Arbitrary<SchedulerPod> = fc.record({
  labels: fc.constantFrom({ app: 'a', team: 'x' }, { app: 'b', team: 'x' }, { app: 'c', team: 'y' }),
  containers: fc.array(
    fc.record({
      cpuMilli: fc.constantFrom(100, 250, 700, undefined),
      memoryBytes: fc.constantFrom(200 * MiB, 2000 * MiB, undefined),
      gpu: fc.constantFrom(0, 0, 1),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  nodeSelector: fc.constantFrom(undefined, undefined, { disk: 'ssd' }),
  tolerations: fc.constantFrom([], [], [{ key: 'dedicated', operator: 'Exists' as const }], [{ operator: 'Exists' as const }]),
  preferredNodeAffinity: fc.constantFrom([], [{ weight: 7, expressions: [{ key: 'disk', operator: 'In' as const, values: ['ssd'] }] }]),
  topologySpread: fc.array(spread, { maxLength: 2 }),
  ownerMatchLabels: fc.constantFrom(undefined, { app: 'a' }, { app: 'b' }),
  podAffinity: affinity,
  podAntiAffinity: affinity,
  hostPorts: ports,
  volumeZones: fc.constantFrom(undefined, undefined, ['a'], ['b', 'c']),
})

test('the table chooses what the plain scheduler chooses, pod by pod', () => {
  fc.assert(
    fc.property(
      nodes,
      fc.array(pod, { minLength: 1, maxLength: 3 }),
      fc.array(fc.nat(2), { maxLength: 25 }),
      (cluster, templates, arrivals) => {
        const table = new NodeTable(templates)
        const placer = new Placer(table, { scoring: 'LeastAllocated', draw: () => 0 })
        for (const node of cluster) table.add(node, none)
        const plain: NodeUse[] = cluster.map(emptyNode)
        for (const arrival of arrivals) {
          const podClass = arrival % templates.length
          const expected = schedule(templates[podClass], plain)
          const got = placer.place(podClass)
          expect(got).toBe(expected.chosen ?? -1)
          if (got < 0) continue
          table.bind(got, podClass)
          plain[got] = bindPod(plain[got], templates[podClass])
        }
      },
    ),
    { numRuns: 800, seed: 20_261_125 },
  )
})

const GiB = 1024 * MiB
const plainNode = (name: string): SchedulerNode => ({
  name,
  labels: { [host]: name },
  allocatable: { cpuMilli: 4000, memoryBytes: 16 * GiB, gpu: 0, pods: 110 },
  taints: [],
  isUnschedulable: false,
})
const plainPod: SchedulerPod = { labels: { app: 'a' }, containers: [{ cpuMilli: 1000, memoryBytes: 4 * GiB }] }

test('a draw decides among equals, each with the same chance', () => {
  const table = new NodeTable([plainPod])
  for (const name of ['a', 'b', 'c', 'd']) table.add(plainNode(name), none)
  const chosen = [0, 0.26, 0.5, 0.99].map((draw) => new Placer(table, { scoring: 'LeastAllocated', draw: () => draw }).place(0))
  expect(chosen).toEqual([0, 1, 2, 3])
})

test('MostAllocated fills the fuller node, LeastAllocated the emptier', () => {
  const table = new NodeTable([plainPod])
  for (const name of ['a', 'b']) table.add(plainNode(name), none)
  table.bind(1, 0)
  expect(new Placer(table, { scoring: 'MostAllocated', draw: () => 0 }).place(0)).toBe(1)
  expect(new Placer(table, { scoring: 'LeastAllocated', draw: () => 0 }).place(0)).toBe(0)
})

test('what is given back can be taken again, and a row is used again', () => {
  const table = new NodeTable([{ ...plainPod, containers: [{ cpuMilli: 4000 }] }])
  const placer = new Placer(table, { scoring: 'LeastAllocated', draw: () => 0 })
  const row = table.add(plainNode('a'), none)
  table.bind(row, 0)
  expect(placer.place(0)).toBe(-1)
  table.stopCounting(row, 0)
  expect(placer.place(0)).toBe(-1)
  table.release(row, 0)
  expect(placer.place(0)).toBe(row)
  table.remove(row)
  expect(placer.place(0)).toBe(-1)
  expect(table.add(plainNode('b'), none)).toBe(row)
})

test('DaemonSet pods take their share first', () => {
  const table = new NodeTable([{ ...plainPod, containers: [{ cpuMilli: 3900 }] }])
  table.add(plainNode('a'), { ...none, cpuMilli: 200, pods: 4 })
  const placer = new Placer(table, { scoring: 'LeastAllocated', draw: () => 0 })
  expect(placer.place(0)).toBe(-1)
  expect(placer.tally[verdictNumber.NodeResourcesFit]).toBe(1)
})

test.each([
  // all below 100; then max(100, nodes x (50 - nodes/125) %), at least 5 %
  [99, 99],
  [100, 100],
  [300, 144], // 50 - 2 = 48 % of 300
  [1000, 420], // 50 - 8 = 42 %
  [6000, 300], // 50 - 48 = 2, so 5 %
])('of %d nodes %d feasible ones are enough', (count, wanted) => {
  expect(feasibleWanted(count)).toBe(wanted)
})

test("a pod that fits nowhere has its reason in the scheduler's words", () => {
  const table = new NodeTable([{ labels: {}, containers: [{ cpuMilli: 3900, memoryBytes: 20 * GiB }] }])
  const placer = new Placer(table, { scoring: 'LeastAllocated', draw: () => 0 })
  for (const name of ['a', 'b', 'c']) table.add(plainNode(name), { ...none, cpuMilli: name === 'c' ? 0 : 200 })
  for (const name of ['d', 'e']) table.add({ ...plainNode(name), taints: [{ key: 'gpu', effect: 'NoSchedule' }] }, none)
  expect(placer.place(0)).toBe(-1)
  expect(explainRefusals(table, placer, 0)).toBe(
    '0/5 nodes are available: 2 Insufficient cpu, 2 node(s) had untolerated taint(s), 3 Insufficient memory.',
  )
  expect(pendingReason(placer)).toBe('resources')
})

test('without nodes there is nothing to say', () => {
  const table = new NodeTable([plainPod])
  const placer = new Placer(table, { scoring: 'LeastAllocated', draw: () => 0 })
  expect(placer.place(0)).toBe(-1)
  expect(explainRefusals(table, placer, 0)).toBe('0/0 nodes are available.')
  expect(pendingReason(placer)).toBe('no-node')
})
