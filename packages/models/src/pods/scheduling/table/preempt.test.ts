import { describe, expect, test } from 'vitest'
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
    budgetOf: (podClass: number) => podClass,
    disruptionsAllowed: (budget: number) => allowed[budget],
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

describe('what other pods ask for', () => {
  const host = 'kubernetes.io/hostname'
  const plain = { cpuMilli: 0, memoryBytes: 0, gpu: 0, pods: 0 }
  const find = (classes: readonly SchedulerPod[], onNode: readonly BoundPod[]) => {
    const table = new NodeTable(classes)
    const placer = new Placer(table, { scoring: 'LeastAllocated', draw: () => 0 })
    const row = table.add(node('n0'), plain)
    for (const { podClass } of onNode) table.bind(row, podClass)
    const found = preempt(table, placer, {
      podClass: 0,
      priority: 10,
      podsOn: () => onNode,
      budgetOf: () => 0,
      disruptionsAllowed: () => 9,
    })
    return found?.victims.map(({ id }) => id)
  }
  const away = { required: [{ topologyKey: host, selector: { matchLabels: { app: 'b' } } }], preferred: [] }

  test('anti-affinity chooses the victim, not the lack of room', () => {
    const classes = [{ ...pod(100), podAntiAffinity: away }, { ...pod(100), labels: { app: 'b' } }, pod(100)]
    expect(find(classes, [bound(0, 2, 0), bound(1, 1, 0)])).toEqual([1])
  })

  test('so does a host port', () => {
    const hostPorts = [{ port: 80, protocol: 'TCP' }] as const
    expect(find([{ ...pod(100), hostPorts }, { ...pod(100), hostPorts }, pod(100)], [bound(0, 2, 0), bound(1, 1, 0)])).toEqual([1])
  })

  test('nobody goes for a pod whose company would go with it, or whose volume is elsewhere', () => {
    const near = { required: [{ topologyKey: host, selector: { matchLabels: { app: 'b' } } }], preferred: [] }
    const company = { ...pod(3000), labels: { app: 'b' } }
    expect(find([{ ...pod(3000), podAffinity: near }, company, company], [bound(0, 1, 0)])).toBeUndefined()
    expect(find([{ ...pod(3000), volumeZones: ['z'] }, pod(3000), pod(3000)], [bound(0, 1, 0)])).toBeUndefined()
  })
})
