import { expect, test } from 'vitest'
import { type PoolSeen, stepPool } from './step.ts'

const spec = { name: 'general', machineType: 'm7i.xlarge', min: 1, max: 5, scaleDownAfter: 600 }
const machine = { cores: 4, memoryBytes: 16e9, gpus: 0, pods: 50 }
const pod = { cores: 1.5, memoryBytes: 1e9, gpus: 0, pods: 1 }
const seen = (fields: Partial<PoolSeen>): PoolSeen => ({
  atSeconds: 1000,
  pending: [],
  upcoming: [],
  emptyMachine: machine,
  machines: 1,
  idle: [],
  ...fields,
})

test('two pods of 1.5 cores fit one machine of 4, so five need three', () => {
  expect(stepPool(spec, seen({ pending: [{ requests: pod, count: 5 }] })).launch).toBe(3)
})

test('machines on their way are filled first', () => {
  expect(stepPool(spec, seen({ pending: [{ requests: pod, count: 5 }], upcoming: [machine, machine], machines: 3 })).launch).toBe(1)
})

test('the max holds the rest back and says so', () => {
  const intent = stepPool(spec, seen({ pending: [{ requests: pod, count: 20 }] }))
  expect(intent).toMatchObject({ launch: 4, heldBack: 12, reason: '12 pods wait: the pool general is at its max of 5' })
})

test('a pod that no machine can hold opens none', () => {
  const intent = stepPool(spec, seen({ pending: [{ requests: { ...pod, cores: 5 }, count: 2 }] }))
  expect(intent).toMatchObject({ launch: 0, impossible: 2 })
})

test('empty machines go after the idle time, never below min, never while pods wait', () => {
  const idle = [
    { node: 3, sinceSeconds: 100 },
    { node: 1, sinceSeconds: 300 },
    { node: 2, sinceSeconds: 500 },
  ]
  expect(stepPool(spec, seen({ idle, machines: 3 })).remove).toEqual([3, 1])
  expect(stepPool(spec, seen({ idle, machines: 2 })).remove).toEqual([3])
  expect(stepPool(spec, seen({ idle, machines: 3, pending: [{ requests: pod, count: 1 }] })).remove).toEqual([])
})
