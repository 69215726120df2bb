import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PodChange, simulate } from './event-list.ts'
import { choiceStream, runLane } from './lane-harness.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

/** Instants and work in quarters of a second, so that requests, completions and changes often meet at one instant. */
const quarter = (most: number) => fc.integer({ min: 0, max: most * 4 }).map((count) => count / 4)
/** And in the open, where ties never happen. */
const anywhere = (most: number) => fc.double({ min: 0, max: most, noNaN: true })

const requestsOf = (instant: (most: number) => fc.Arbitrary<number>) =>
  fc.array(fc.record({ at: instant(30), work: instant(4) }), { maxLength: 150 }).map((requests) => requests.sort((a, b) => a.at - b.at))

/** Pods that come and go; only what exists is drained or killed, and a drained pod may still die or take requests again. */
const changesOf = (instant: (most: number) => fc.Arbitrary<number>) =>
  fc.array(fc.record({ at: instant(30), dice: fc.nat(99), pick: fc.nat(99) }), { maxLength: 25 }).map((steps) => {
    const changes: PodChange[] = []
    const living: { slot: number; isOpen: boolean }[] = []
    const free: number[] = []
    let fresh = 0
    for (const { at, dice, pick } of [{ at: 0, dice: 0, pick: 0 }, { at: 0, dice: 0, pick: 0 }, ...steps.sort((a, b) => a.at - b.at)]) {
      if (dice < 45 || living.length === 0) {
        const slot = free.pop() ?? fresh++
        living.push({ slot, isOpen: true })
        changes.push({ at, kind: 'open', slot })
        continue
      }
      const chosen = living[pick % living.length]
      if (dice < 75) {
        changes.push({ at, kind: chosen.isOpen ? 'drain' : 'resume', slot: chosen.slot })
        chosen.isOpen = !chosen.isOpen
      } else {
        changes.push({ at, kind: 'kill', slot: chosen.slot })
        living.splice(living.indexOf(chosen), 1)
        free.push(chosen.slot)
      }
    }
    return changes
  })

const scenarioOf = (instant: (most: number) => fc.Arbitrary<number>) =>
  fc.record({
    requests: requestsOf(instant),
    changes: changesOf(instant),
    workers: fc.constantFrom(1, 1, 2, 3, 5, 16, 17, 40),
    queueLimit: fc.constantFrom(0, 1, 3, 20, 1000, Number.POSITIVE_INFINITY),
    patienceSeconds: fc.oneof(instant(6), fc.constant(Number.POSITIVE_INFINITY)),
    chunk: fc.constantFrom(1, 7, 4096),
  })

const policies = ['round-robin', 'random', 'least-requests'] as const
const endOfTime = 1e9

describe.each(policies)('%s: every request ends as the event list says', (policy) => {
  it.each([
    ['with ties', quarter],
    ['without ties', anywhere],
  ])('%s', (_name, instant) => {
    fc.assert(
      fc.property(scenarioOf(instant), ({ requests, changes, chunk, ...limits }) => {
        const stream = choiceStream()
        const oracle = simulate({ policy, ...limits, requests, changes, draw: (bound) => stream.integerBelow(bound) })
        oracle.run(endOfTime)
        const { ends } = runLane({ policy, ...limits }, requests, changes, chunk)
        expect(ends).toEqual(oracle.ends)
      }),
      { seed, numRuns: 300 },
    )
  })

  it('and pods hold and have worked what they have there', () => {
    fc.assert(
      fc.property(scenarioOf(quarter), anywhere(30), ({ requests, changes, chunk, ...limits }, at) => {
        const earlier = requests.filter((request) => request.at < at)
        const before = changes.filter((change) => change.at < at)
        const stream = choiceStream()
        const oracle = simulate({ policy, ...limits, requests: earlier, changes: before, draw: (bound) => stream.integerBelow(bound) })
        oracle.run(at)
        const { lane } = runLane({ policy, ...limits }, earlier, before, chunk, at)
        const gone = new Set(before.filter(({ kind }) => kind === 'kill').map(({ slot }) => slot))
        for (const { slot } of before) {
          if (gone.has(slot)) continue
          expect(lane.inFlightOf(slot, at)).toBe(oracle.held(slot))
          expect(lane.busySeconds(slot, at)).toBeCloseTo(oracle.worked(slot, at), 9)
        }
      }),
      { seed, numRuns: 100 },
    )
  })
})
