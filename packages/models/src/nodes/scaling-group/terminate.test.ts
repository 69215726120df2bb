import { expect, it } from 'vitest'
import { chooseTermination } from './terminate.ts'

const hour = 3600
const machine = (node: number, zone: string, launchedAtSeconds: number | null) => ({ node, zone, launchedAtSeconds })
const never = () => {
  throw new Error('no tie to break')
}

it('goes to the zone with the most machines first', () => {
  const candidates = [machine(0, 'a', 0), machine(1, 'b', 0), machine(2, 'b', 10)]
  expect(chooseTermination('OldestInstance', candidates, hour, never)).toBe(1)
})

it('by age, where the policy says so', () => {
  const candidates = [machine(0, 'a', 50), machine(1, 'a', 20), machine(2, 'a', 90)]
  expect(chooseTermination('OldestInstance', candidates, hour, never)).toBe(1)
  expect(chooseTermination('NewestInstance', candidates, hour, never)).toBe(2)
})

it('by default the machine closest to its next full hour, one of equals at random', () => {
  // At 2 h: the first has run 30 min, the second 1 h 50 min, the third 10 min.
  const candidates = [machine(0, 'a', 1.5 * hour), machine(1, 'a', 600), machine(2, 'a', 2 * hour - 600)]
  expect(chooseTermination('Default', candidates, 2 * hour, never)).toBe(1)
  const equals = [machine(0, 'a', 0), machine(1, 'a', 0)]
  expect(chooseTermination('Default', equals, 500, () => 0.7)).toBe(1)
})

it('what does not run yet goes before anything that does', () => {
  expect(chooseTermination('OldestInstance', [machine(0, 'a', 0), machine(1, 'a', null)], hour, never)).toBe(1)
})
