import { expect, test } from 'vitest'
import type { SchedulerNode, SchedulerPod } from '../../../contract/scheduling/index.ts'
import { NodeTable } from './node-table.ts'
import { Placer } from './place-pod.ts'
import { type BoundPod, preempt } from './preempt.ts'

const GiB = 1_073_741_824
const node = (name: string, taints: SchedulerNode['taints'] = []): SchedulerNode => ({
  name,
  labels: { 'kubernetes.io/hostname': name },
  allocatable: { cpuMilli: 4000, memoryBytes: 16 * GiB, gpu: 0, pods: 110 },
  taints,
  isUnschedulable: false,
})
const pod = (cpuMilli: number): SchedulerPod => ({ labels: {}, containers: [{ cpuMilli, memoryBytes: GiB }] })

/** Class 0 is the pod that wants in, class 1 asks 1 core, class 2 asks 3. */
function world(bound: readonly (readonly BoundPod[])[], allowed: readonly number[] = [9, 9, 9], taints: SchedulerNode['taints'] = []) {
  const table = new NodeTable([pod(3000), pod(1000), pod(3000)])
  const placer = new Placer(table, { scoring: 'LeastAllocated', draw: () => 0 })
  bound.forEach((pods, index) => {
    const row = table.add(node(`n${index}`, taints), { cpuMilli: 0, memoryBytes: 0, gpu: 0, pods: 0 })
    for (const { podClass } of pods) table.bind(row, podClass)
  })
  const seen = {
    podClass: 0,
    priority: 10,
    podsOn: (row: number) => bound[row],
    disruptionsAllowed: (podClass: number) => allowed[podClass],
  }
  const found = preempt(table, placer, seen)
  const left = table.columns.usedCpu.slice(0, bound.length)
  return { row: found?.row, victims: found?.victims.map(({ id }) => id), left: [...left] }
}

const bound = (id: number, podClass: number, priority: number, startedAtSeconds = 0): BoundPod => ({
  id,
  podClass,
  priority,
  startedAtSeconds,
  isTerminating: false,
})

test('only as many go as must, the less important first; thinking changes nothing', () => {
  // 4 cores hold four pods of 1; a pod of 3 needs three of them gone: the one of priority 5 is spared.
  const four = [bound(0, 1, 5), bound(1, 1, 0, 1), bound(2, 1, 0, 3), bound(3, 1, 0, 2)]
  expect(world([four])).toEqual({ row: 0, victims: [1, 3, 2], left: [4000] })
})

test('equal or higher priority never goes', () => {
  expect(world([[bound(0, 2, 10), bound(1, 1, 11)]]).victims).toBeUndefined()
})

test('a taint does not go away by deleting pods', () => {
  expect(world([[bound(0, 2, 0)]], [9, 9, 9], [{ key: 'gpu', effect: 'NoSchedule' }]).victims).toBeUndefined()
})

test.each([
  ['fewest violated budgets', [[bound(0, 2, -5)], [bound(1, 1, 0), bound(2, 1, 0), bound(3, 1, 0)]], [9, 9, 0], 1],
  ['lowest highest priority', [[bound(0, 2, 5)], [bound(1, 1, 4), bound(2, 1, 4), bound(3, 1, 4)]], [9, 9, 9], 1],
  ['fewest victims, by the sum of priorities', [[bound(1, 1, 4), bound(2, 1, 4), bound(3, 1, 4)], [bound(0, 2, 4)]], [9, 9, 9], 1],
  ['latest start', [[bound(0, 2, 4, 100)], [bound(1, 2, 4, 200)]], [9, 9, 9], 1],
])('%s wins', (_, nodes, allowed, row) => {
  expect(world(nodes, allowed).row).toBe(row)
})
