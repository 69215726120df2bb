import { expect, test } from 'vitest'
import { bindPod, emptyNode, type SchedulerPod } from '../../contract/scheduling/index.ts'
import { type PoolSeen, stepPool } from './step.ts'

const spec = { name: 'general', machineType: 'm7i.xlarge', min: 1, max: 5, scaleDownAfter: 600 }
const hostname = 'kubernetes.io/hostname'
const zoneLabel = 'topology.kubernetes.io/zone'
const machine = (name: string, zone = 'a') =>
  emptyNode({
    name,
    labels: { [hostname]: name, [zoneLabel]: zone },
    allocatable: { cpuMilli: 4000, memoryBytes: 16e9, gpu: 0, pods: 50 },
    taints: [],
    isUnschedulable: false,
  })
const pod: SchedulerPod = { labels: { app: 'shop' }, containers: [{ cpuMilli: 1500, memoryBytes: 1e9 }] }
const zones = (...sizes: readonly number[]) => sizes.map((machines, index) => ({ empty: machine('new', 'abc'[index]), machines }))
const seen = (fields: Partial<PoolSeen>): PoolSeen => ({
  atSeconds: 1000,
  pending: [],
  cluster: [],
  upcoming: [],
  zones: zones(1),
  idle: [],
  ...fields,
})

test('two pods of 1.5 cores fit one machine of 4, so five need three', () => {
  expect(stepPool(spec, seen({ pending: [{ pod, count: 5 }] })).launch).toEqual([0, 0, 0])
})

test('machines on their way are filled first', () => {
  const upcoming = [machine('u1'), machine('u2')]
  expect(stepPool(spec, seen({ pending: [{ pod, count: 5 }], upcoming, zones: zones(3) })).launch).toEqual([0])
})

test('machines open in the zone with the fewest', () => {
  expect(stepPool({ ...spec, max: 9 }, seen({ pending: [{ pod, count: 8 }], zones: zones(2, 0, 1) })).launch).toEqual([1, 1, 2, 0])
})

test('the max holds the rest back and says so', () => {
  const intent = stepPool(spec, seen({ pending: [{ pod, count: 20 }] }))
  expect(intent).toMatchObject({ launch: [0, 0, 0, 0], heldBack: 12, reason: '12 pods wait: the pool general is at its max of 5' })
})

test('a pod that no machine can hold opens none', () => {
  const large = { ...pod, containers: [{ cpuMilli: 5000 }] }
  expect(stepPool(spec, seen({ pending: [{ pod: large, count: 2 }] }))).toMatchObject({
    launch: [],
    impossible: 2,
    reason: '2 pods ask for more than one m7i.xlarge can hold',
  })
})

const apart = (topologyKey: string): SchedulerPod => ({
  ...pod,
  podAntiAffinity: { required: [{ topologyKey, selector: { matchLabels: { app: 'shop' } } }], preferred: [] },
})

test('pods that keep apart on hosts take a machine each, on zones a zone each', () => {
  expect(stepPool(spec, seen({ pending: [{ pod: apart(hostname), count: 3 }] })).launch).toEqual([0, 0, 0])
  const alone = apart(zoneLabel)
  const cluster = [bindPod(machine('c1', 'a'), alone)]
  expect(stepPool(spec, seen({ pending: [{ pod: alone, count: 4 }], cluster, zones: zones(1, 0, 0) }))).toMatchObject({
    launch: [1, 2],
    impossible: 2,
    reason: "2 pods would go to no new m7i.xlarge either: node(s) didn't match pod anti-affinity rules",
  })
})

test('a machine for a volume opens in the zone of the volume', () => {
  expect(stepPool(spec, seen({ pending: [{ pod: { ...pod, volumeZones: ['b'] }, count: 1 }], zones: zones(0, 3) })).launch).toEqual([1])
})

test('empty machines go after the idle time, never below min, never while pods wait', () => {
  const idle = [
    { node: 3, sinceSeconds: 100 },
    { node: 1, sinceSeconds: 300 },
    { node: 2, sinceSeconds: 500 },
  ]
  expect(stepPool(spec, seen({ idle, zones: zones(3) })).remove).toEqual([3, 1])
  expect(stepPool(spec, seen({ idle, zones: zones(2) })).remove).toEqual([3])
  expect(stepPool(spec, seen({ idle, zones: zones(3), pending: [{ pod, count: 1 }] })).remove).toEqual([])
})
