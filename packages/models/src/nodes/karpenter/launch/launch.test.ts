import { expect, test } from 'vitest'
import { podOf, poolFor, small, typeOf, worldOf } from '../fixture.ts'
import { provision } from '../provision.ts'
import type { KarpenterInstanceType } from '../world.ts'
import { addToBatch, batchDueAtSeconds, type PodBatch } from './batch.ts'
import { chooseOffering } from './choose-offering.ts'
import { givenUpAtSeconds } from './timeouts.ts'
import { availableTypes, withUnavailable } from './unavailable.ts'

test('a batch ends after a second without a new pod, after ten at the latest', () => {
  const first = addToBatch(null, ['a'], 0) as PodBatch
  expect(batchDueAtSeconds(first)).toBe(1)
  expect(batchDueAtSeconds(addToBatch(first, ['a'], 0.9) as PodBatch)).toBe(1)
  expect(batchDueAtSeconds(addToBatch(first, ['a', 'b'], 0.9) as PodBatch)).toBe(1.9)
  expect(batchDueAtSeconds(addToBatch(first, ['c'], 9.5) as PodBatch)).toBe(10)
  expect(addToBatch(null, [], 0)).toBeNull()
})

const claimOf = (types: readonly KarpenterInstanceType[], capacityTypes: readonly string[]) => {
  const requirements = [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: capacityTypes } as const]
  return provision({ ...worldOf([podOf('p', 100)], [poolFor('general', { requirements })]), instanceTypes: types }).claims[0]
}

test('on-demand is the cheapest, in zones of one price each as often', () => {
  const claim = claimOf([typeOf('big', 4, 0.2), small], ['on-demand'])
  const launches = [0, 0.49, 0.51, 0.99].map((ratio) => chooseOffering(claim, ratio))
  expect(launches.map((launch) => [launch?.type.name, launch?.offering.zone])).toEqual(['a', 'a', 'b', 'b'].map((zone) => ['small', zone]))
  expect(launches[0]?.rule).toBe('on-demand, lowest-price')
})

test('spot is drawn by the inverse square of the price', () => {
  // Two types in two zones each: weights 4 and 1 in each zone, so the cheaper one has 8 of 10.
  const claim = claimOf([typeOf('cheap', 2, 1, 0.1), typeOf('dear', 2, 1, 0.2)], ['spot'])
  const counts = { cheap: 0, dear: 0 }
  for (let draw = 0; draw < 1000; draw++) counts[chooseOffering(claim, (draw + 0.5) / 1000)?.type.name as keyof typeof counts]++
  expect(counts).toEqual({ cheap: 800, dear: 200 })
})

test('spot that costs more than the cheapest on-demand is left out where both are allowed', () => {
  const claim = claimOf([typeOf('plain', 2, 0.1, 0.05), typeOf('dear', 2, 0.4, 0.15)], ['spot', 'on-demand'])
  for (const ratio of [0, 0.5, 0.999]) expect(chooseOffering(claim, ratio)?.type.name).toBe('plain')
})

test('accelerated machines are launched for those who need them', () => {
  const gpu = { ...typeOf('gpu', 2, 0.05), capacity: { ...small.capacity, gpu: 1 }, allocatable: { ...small.allocatable, gpu: 1 } }
  expect(chooseOffering(claimOf([gpu, small], ['on-demand']), 0)?.type.name).toBe('small')
  expect(chooseOffering(claimOf([gpu], ['on-demand']), 0)?.type.name).toBe('gpu')
})

test('an offering that ran out is not tried for three minutes', () => {
  const memory = withUnavailable(new Map(), { instanceType: 'small', zone: 'a', capacityType: 'on-demand' }, 100)
  const zones = (atSeconds: number) =>
    availableTypes([small], memory, atSeconds)[0]
      .offerings.filter((each) => each.isAvailable)
      .map(({ zone }) => zone)
  expect([zones(279), zones(280)]).toEqual([['b'], ['a', 'b']])
})

test('a launch is given up after five minutes, a registration after fifteen', () => {
  const claim = { requestedAtSeconds: 100, launchedAtSeconds: null, registeredAtSeconds: null }
  expect(givenUpAtSeconds(claim)).toBe(400)
  expect(givenUpAtSeconds({ ...claim, launchedAtSeconds: 110 })).toBe(1000)
  expect(givenUpAtSeconds({ ...claim, launchedAtSeconds: 110, registeredAtSeconds: 150 })).toBeNull()
})
