import type { Plan, PodSizeRecord } from '@plimsoll/engine'
import { expect, test } from 'vitest'
import { story, storyBill } from '../../test/story.ts'
import { podSizeAdvices } from './pod-sizes.ts'

const Gi = 1024 ** 3
const said = (target: number) => ({ lowerBound: target / 2, target, uncappedTarget: target, upperBound: target * 2 })
const record: PodSizeRecord = {
  service: 'checkout',
  controlled: ['cpu', 'memory'],
  requestMilli: 1000,
  requestBytes: Gi,
  cpuMilli: said(250),
  memoryBytes: said(Gi / 2),
  samples: 1440,
  confidenceDays: 1,
  isCpuAssumed: false,
  isMemoryKnown: true,
}
const result = story({ podSizes: [record] })
const [{ offering }] = result.usage.nodes

function planWith({
  kind = 'pool',
  room = { cores: 8, memoryBytes: 32 * Gi },
  autoscaler = { kind: 'fixed', spec: { replicas: 4 } },
} = {}) {
  return {
    services: [{ name: 'checkout', requests: { cores: 1, memoryBytes: Gi }, autoscaler }],
    nodes: { provider: { kind }, groups: [{ machines: [{ offering, room }] }] },
  } as unknown as Plan
}

const bill = storyBill()
const monthly = ((bill.perMonth?.microUsd ?? 0) * bill.byMeter['node-time']) / bill.totalMicroUsd

test('the request against the bounds', () => {
  const [{ resources }] = podSizeAdvices(result, bill, planWith())
  expect(resources.map(({ resource, standing }) => [resource, standing])).toEqual([
    ['cpu', 'above'],
    ['memory', 'within'],
  ])
})

test('where CPU binds, a quarter of it needs as many machines as the memory that then binds', () => {
  // Of a machine of 8 cores and 32 Gi a pod takes 1/8 and 1/32; with the targets 1/32 and 1/64: a quarter.
  const [advice] = podSizeAdvices(result, bill, planWith())
  expect(advice.perMonthMicroUsd).toBe(Math.round(monthly * (0.25 - 1)))
})

test('where memory binds, only memory saves', () => {
  // Of 64 cores and 8 Gi: 1/64 and 1/8; with the targets 1/256 and 1/16: half.
  const [advice] = podSizeAdvices(result, bill, planWith({ room: { cores: 64, memoryBytes: 8 * Gi } }))
  expect(advice.perMonthMicroUsd).toBe(Math.round(monthly * (0.5 - 1)))
})

test.each([
  [planWith({ kind: 'fixed' }), 'The machines are fixed'],
  [
    planWith({ autoscaler: { kind: 'hpa', spec: { metrics: [{ target: { type: 'Utilization' } }] } as never } }),
    'Its autoscaler follows a share of the request',
  ],
  [null, 'The run is too short, or its plan is not at hand.'],
])('no figure where none can be given (%#)', (plan, reason) => {
  const [advice] = podSizeAdvices(result, bill, plan)
  expect(advice.perMonthMicroUsd).toBeNull()
  expect(advice.costReason).toContain(reason)
})

test('what is not known is said, not shown as 0', () => {
  const unknown = { ...record, memoryBytes: null, isMemoryKnown: false, isCpuAssumed: true }
  const [{ resources }] = podSizeAdvices(story({ podSizes: [unknown] }), bill, planWith())
  expect(resources[0].note).toContain('assumed from the request itself')
  expect(resources[1]).toMatchObject({ said: null, standing: null, note: expect.stringContaining('give pods.memory') })
})
