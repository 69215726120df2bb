import { expect, test } from 'vitest'
import { progressOf, type RolloutStatus } from './progress.ts'

const status = (updated: number, old: number, ready: number, available = ready): RolloutStatus => ({ updated, old, ready, available })
const begun = progressOf(null, status(0, 10, 10), 0, 600)

test('new pods, fewer old ones, more Ready or available ones are progress', () => {
  for (const next of [status(3, 10, 10), status(0, 9, 9), status(0, 10, 11), status(0, 10, 10, 11)])
    expect(progressOf(begun, next, 30, 600)).toMatchObject({ sinceSeconds: 30, isLate: false })
})

test('fewer that are Ready are none', () => {
  expect(progressOf(begun, status(0, 10, 7), 30, 600)).toEqual({ status: status(0, 10, 7), sinceSeconds: 0, isLate: false })
})

test('it is late at its deadline, stays so, and is not when it gets on', () => {
  expect(progressOf(begun, status(0, 10, 10), 599.9, 600).isLate).toBe(false)
  const late = progressOf(begun, status(0, 10, 10), 600, 600)
  expect(late.isLate).toBe(true)
  expect(progressOf(late, status(0, 10, 8), 700, 600).isLate).toBe(true)
  expect(progressOf(late, status(1, 10, 10), 700, 600)).toMatchObject({ sinceSeconds: 700, isLate: false })
})
