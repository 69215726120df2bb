import { firstDifference } from './compare.ts'
import type { Difference, Replayed } from './format.ts'

/** What is told of a comparison that differs, asked for only then. */
type Told = Pick<Difference, 'at' | 'inputs' | 'rule'>

/** Counts comparisons and keeps the first that differs. */
export type Tally = {
  /** Whether the two agree. */
  readonly compare: (expected: unknown, got: unknown, tell: () => Told) => boolean
  readonly finish: (notes?: readonly string[]) => Replayed
}

export function createTally(): Tally {
  let passed = 0
  let failed = 0
  let difference: Difference | undefined
  return {
    compare(expected, got, tell) {
      const path = firstDifference(expected, got)
      if (path === undefined) {
        passed++
        return true
      }
      failed++
      difference ??= { ...tell(), path, expected, got }
      return false
    },
    finish: (notes = []) => ({ passed, failed, difference, notes }),
  }
}
