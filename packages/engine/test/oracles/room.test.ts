import fc from 'fast-check'
import { expect, test } from 'vitest'
import { simulate } from './event-list.ts'
import { runLane } from './lane-harness.ts'

/** Spells of requests at one distance and of one length, so that queues fill to the limit, drain and fill again. */
const spells = fc.array(
  fc.record({ count: fc.integer({ min: 1, max: 40 }), gap: fc.constantFrom(0, 0.125, 0.5, 8), work: fc.constantFrom(0.25, 1, 3) }),
  { minLength: 3, maxLength: 12 },
)

test('in turn to one-worker pods, with and without rings: bounded queues are full when the event list says so', () => {
  fc.assert(
    fc.property(
      spells,
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(2, 10, Number.POSITIVE_INFINITY),
      fc.constantFrom(1, 5, 64),
      (spellList, pods, queueLimit, patienceSeconds, chunk) => {
        let at = 0
        const requests = spellList.flatMap(({ count, gap, work }) =>
          Array.from({ length: count }, () => {
            at += gap
            return { at, work }
          }),
        )
        const changes = Array.from({ length: pods }, (_, slot) => ({ at: 0, kind: 'open' as const, slot }))
        const limits = { policy: 'round-robin' as const, workers: 1, queueLimit, patienceSeconds }
        const oracle = simulate({ ...limits, requests, changes, draw: () => 0 })
        oracle.run(1e9)
        expect(runLane(limits, requests, changes, chunk).ends).toEqual(oracle.ends)
      },
    ),
    { seed: 20_261_125, numRuns: 500 },
  )
})
