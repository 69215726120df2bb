import { expect, test } from 'vitest'
import { readyAt } from './readiness.ts'

const probe = { initialDelaySeconds: 0, periodSeconds: 10, successThreshold: 1 }

test('ready at the first tick of the grid at or after the application answers', () => {
  expect(readyAt(probe, 100, 101, 103)).toBe(110)
  expect(readyAt(probe, 100, 101, 110)).toBe(110)
  expect(readyAt(probe, 100, 101, 110.1)).toBe(120)
})

test('ticks before the initial delay is over do nothing', () => {
  expect(readyAt({ ...probe, initialDelaySeconds: 25 }, 100, 100, 101)).toBe(130)
})

test('each further success costs one period', () => {
  expect(readyAt({ ...probe, successThreshold: 3 }, 100, 100, 105)).toBe(130)
})
