import { expect, it } from 'vitest'
import { periodic } from './periodic.ts'

it('does not drift: the millionth round of 0.1 s is where multiplication puts it', () => {
  expect(periodic(3, 0.1, 0)).toBe(3)
  expect(periodic(0, 0.1, 1_000_000)).toBe(100_000)
})
