import { expect, test } from 'vitest'
import { compareVictims, deletionCostOf, rankVictims, type VictimView, withSurroundings } from './index.ts'

const pod = (fields: Partial<VictimView>): VictimView => ({
  node: 0,
  isReady: true,
  readyAtSeconds: 0,
  createdAtSeconds: 0,
  uid: 0,
  ...fields,
})

test('without a machine goes before with one, not ready before ready', () => {
  const pods = [pod({}), pod({ isReady: false, readyAtSeconds: null, node: 1 }), pod({ isReady: false, readyAtSeconds: null, node: null })]
  expect(rankVictims(pods, 100)).toEqual([2, 1, 0])
})

test('the machine with more pods of the same owner loses one first', () => {
  expect(rankVictims([pod({ node: 1 }), pod({ node: 2 }), pod({ node: 2 })], 100)[0]).toBe(1)
})

test('younger goes first, but only across powers of two of the age in nanoseconds', () => {
  // Ages in nanoseconds: 6000 s = 6.0e12 is in [2^42, 2^43); 4200 s = 4.2e12 and 3000 s = 3.0e12 share [2^41, 2^42).
  const now = 6000
  expect(rankVictims([pod({ node: 1, readyAtSeconds: 0, uid: 1 }), pod({ node: 2, readyAtSeconds: 1800, uid: 9 })], now)[0]).toBe(1)
  expect(rankVictims([pod({ node: 1, readyAtSeconds: 1800, uid: 1 }), pod({ node: 2, readyAtSeconds: 3000, uid: 9 })], now)[0]).toBe(0)
})

test.each([
  ['-5', -5],
  ['+5', 0],
  ['05', 0],
  ['1.5', 0],
  ['-0', 0],
  ['2147483647', 2147483647],
  ['2147483648', 0],
  ['-2147483648', -2147483648],
])('the deletion cost %s counts as %d', (text, cost) => {
  expect(deletionCostOf(text)).toBe(cost)
})

test('equal ready times are told apart by restarts, and the rule has a name', () => {
  const [calm, shaky] = withSurroundings([pod({ uid: 1 }), pod({ uid: 2, restarts: 3 })])
  expect(compareVictims(shaky, calm, 100)).toEqual({ order: -3, rule: 'restarts' })
})
