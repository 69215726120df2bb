import { expect, test } from 'vitest'
import { disruptionsAllowed, mayEvict, type PodDisruptionBudget, podDisruptionBudgetSpec } from './index.ts'

const budget = (fields: object): PodDisruptionBudget => podDisruptionBudgetSpec.parse(fields)

test.each([
  // healthy - desired; percentages of the expected number, rounded up
  [{ minAvailable: 2 }, { expected: 3, healthy: 3 }, 1],
  [{ minAvailable: '50%' }, { expected: 3, healthy: 3 }, 1], // ceil(1.5) = 2 must stay
  [{ maxUnavailable: '10%' }, { expected: 3, healthy: 3 }, 1], // ceil(0.3) = 1 may go
  [{ maxUnavailable: 1 }, { expected: 3, healthy: 2 }, 0],
  [{ maxUnavailable: 0 }, { expected: 3, healthy: 3 }, 0],
  [{ minAvailable: 3 }, { expected: 3, healthy: 3 }, 0],
  [{ maxUnavailable: 5 }, { expected: 3, healthy: 3 }, 3],
  [{ minAvailable: 0 }, { expected: 0, healthy: 0 }, 0],
])('%o of %o allows %d', (fields, pods, allowed) => {
  expect(disruptionsAllowed(budget(fields), pods)).toBe(allowed)
})

test('a pod whose container does not run needs no budget', () => {
  const none = budget({ maxUnavailable: 0 })
  expect(mayEvict(none, { expected: 3, healthy: 3 }, { isRunning: false, isReady: false })).toBe(true)
  expect(mayEvict(none, { expected: 3, healthy: 3 }, { isRunning: true, isReady: true })).toBe(false)
})

test('a running pod that is not Ready goes while the others are enough, or by policy', () => {
  const unready = { isRunning: true, isReady: false }
  expect(mayEvict(budget({ minAvailable: 2 }), { expected: 3, healthy: 2 }, unready)).toBe(true)
  expect(mayEvict(budget({ minAvailable: 2 }), { expected: 3, healthy: 1 }, unready)).toBe(false)
  const always = budget({ minAvailable: 2, unhealthyPodEvictionPolicy: 'AlwaysAllow' })
  expect(mayEvict(always, { expected: 3, healthy: 1 }, unready)).toBe(true)
})

test('both bounds, or none, are refused', () => {
  expect(podDisruptionBudgetSpec.safeParse({ minAvailable: 1, maxUnavailable: 1 }).success).toBe(false)
  expect(podDisruptionBudgetSpec.safeParse({}).success).toBe(false)
})
