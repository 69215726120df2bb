import { expect, test } from 'vitest'
import { createNow, fullCreationBudget } from './creation.ts'

test('30 at once, then one each 50 ms: 100 pods take 3.5 s', () => {
  let { budget } = { budget: fullCreationBudget }
  let at: number | null = 1000
  let wanted = 100
  let latest = 0
  const firsts: number[] = []
  while (at !== null) {
    latest = at
    const step = createNow(budget, wanted, at)
    firsts.push(step.created)
    wanted -= step.created
    budget = step.budget
    at = step.nextAtSeconds
  }
  expect(firsts).toEqual([30, ...Array<number>(70).fill(1)])
  expect(latest).toBeCloseTo(1000 + 70 / 20, 6)
})

test('a second and a half fills the burst again', () => {
  const { budget } = createNow(fullCreationBudget, 30, 10)
  expect(createNow(budget, 30, 11).created).toBe(20)
  expect(createNow(budget, 100, 12)).toMatchObject({ created: 30, nextAtSeconds: 12.05 })
})
