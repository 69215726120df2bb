import { expect, test } from 'vitest'
import { cpuStretches } from './stretch.ts'

test('within the limit nothing is slower; beyond it everything by what is wanted over what is allowed', () => {
  // Workers of half a core under a limit of one: the third wants 1.5, the fourth 2 cores.
  expect(cpuStretches(0.5, 1, 4)).toEqual([1, 1, 1, 1.5, 2])
})

test('a worker that alone wants more than the limit is always slower', () => {
  expect(cpuStretches(1, 0.25, 2)).toEqual([1, 4, 8])
})

test('a pod that cannot pass its limit, or has none, needs no table', () => {
  expect(cpuStretches(0.25, 1, 4)).toBeNull()
  // 10 × 0.1 is 1, and in doubles 0.1 added up ten times is not.
  expect(cpuStretches(0.1, 1, 10)).toBeNull()
  expect(cpuStretches(0.3, 0.9, 3)).toBeNull()
  expect(cpuStretches(1, null, 64)).toBeNull()
})
