import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LevelSets } from './level-sets.ts'

/** The first position that holds least from `start` on, by looking at all. */
function nextByLooking(counts: Int32Array, start: number): number {
  const least = counts.reduce((lowest, count) => Math.min(lowest, count))
  const rotated = Array.from(counts, (_, i) => (start + i) % counts.length)
  return rotated.find((position) => counts[position] === least)!
}

test('finds the next position on the lowest level, however words and spans of words are filled', () => {
  // 32 positions a word, 1024 a span; -1 lowers a position, others take the next one as a balancer does.
  const sizes = fc.constantFrom(1, 31, 32, 33, 100, 1023, 1024, 1025, 2100)
  fc.assert(
    fc.property(
      sizes,
      fc.array(fc.record({ at: fc.nat(2099), isLeaving: fc.boolean() }), { minLength: 50, maxLength: 200 }),
      (size, steps) => {
        const counts = Int32Array.from({ length: size }, (_, position) => position % 7)
        const levels = new LevelSets(counts)
        for (const { at, isLeaving } of steps) {
          const position = at % size
          if (isLeaving && counts[position] > 0) levels.lower(position, counts[position]--)
          const next = levels.next(position)
          expect(next).toBe(nextByLooking(counts, position))
          levels.raise(next, counts[next]++)
        }
      },
    ),
    { seed: 20_261_125, numRuns: 60 },
  )
})
