import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anywhere, quarter, scenarioOf } from './arbitraries.ts'
import { simulate } from './event-list.ts'
import { choiceStream, runLane } from './lane-harness.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

const policies = ['round-robin', 'random', 'least-requests', 'connections'] as const

/** Few connections, so that all that closes one happens. */
const connectionsOf = (instant: (most: number) => fc.Arbitrary<number>) =>
  fc.record({
    perSource: fc.integer({ min: 1, max: 6 }),
    maxRequests: fc.constantFrom(null, 1, 5),
    maxAgeSeconds: fc.oneof(
      fc.constant(null),
      instant(8).map((age) => age + 0.25),
    ),
  })
const endOfTime = 1e9

describe.each(policies)('%s: every request ends as the event list says', (policy) => {
  it.each([
    ['with ties', quarter],
    ['without ties', anywhere],
  ])('%s', (_name, instant) => {
    fc.assert(
      fc.property(scenarioOf(instant), connectionsOf(instant), ({ requests, changes, chunk, ...limits }, connections) => {
        const stream = choiceStream()
        const oracle = simulate({ policy, connections, ...limits, requests, changes, draw: (bound) => stream.integerBelow(bound) })
        oracle.run(endOfTime)
        const { ends } = runLane({ policy, connections, ...limits }, requests, changes, chunk)
        expect(ends).toEqual(oracle.ends)
      }),
      { seed, numRuns: 450 },
    )
  })

  it('and pods hold and have worked what they have there', () => {
    fc.assert(
      fc.property(scenarioOf(quarter), connectionsOf(quarter), anywhere(30), ({ requests, changes, chunk, ...limits }, connections, at) => {
        const earlier = requests.filter((request) => request.at < at)
        const before = changes.filter((change) => change.at < at)
        const stream = choiceStream()
        const oracle = simulate({
          policy,
          connections,
          ...limits,
          requests: earlier,
          changes: before,
          draw: (bound) => stream.integerBelow(bound),
        })
        oracle.run(at)
        const { lane } = runLane({ policy, connections, ...limits }, earlier, before, chunk, at)
        const gone = new Set(before.filter(({ kind }) => kind === 'kill' || kind === 'remove').map(({ slot }) => slot))
        expect(lane.serving.queueLength(at)).toBe(oracle.waiting())
        for (const { slot } of before) {
          if (gone.has(slot)) continue
          expect(lane.serving.inFlightOf(slot, at)).toBe(oracle.held(slot))
          expect(lane.serving.busySeconds(slot, at)).toBeCloseTo(oracle.worked(slot, at), 9)
        }
      }),
      { seed, numRuns: 150 },
    )
  })
})
