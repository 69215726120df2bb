import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anywhere, quarter, scenarioOf } from './arbitraries.ts'
import type { OracleEnd } from './event-list.ts'
import { simulateQueue } from './work-queue-event-list.ts'
import { runQueue } from './work-queue-harness.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_125
const policy = 'queue'
const endOfTime = 1e9

/** Outcome, and instant where the books tell it; nothing for what still waits because no pod is left. */
const shown = (ends: readonly OracleEnd[], count: number) =>
  Array.from({ length: count }, (_, index) => {
    const end = ends[index]
    if (!end) return 'unfinished'
    return end.outcome === 'served' ? `served at ${end.end.toFixed(9)}` : end.outcome
  })

describe('a work queue: every request ends as the event list says', () => {
  it.each([
    ['with ties', quarter],
    ['without ties', anywhere],
  ])('%s', (_name, instant) => {
    fc.assert(
      fc.property(scenarioOf(instant, 0.25), ({ requests, changes, chunk, ...limits }) => {
        const oracle = simulateQueue({ ...limits, requests, changes })
        oracle.run(endOfTime)
        const { ends } = runQueue({ policy, ...limits }, requests, changes, chunk)
        expect(shown(ends, requests.length)).toEqual(shown(oracle.ends, requests.length))
      }),
      { seed, numRuns: 400 },
    )
  })

  it('and as many wait and are served by each pod as there', () => {
    fc.assert(
      fc.property(scenarioOf(quarter, 0.25), anywhere(30), ({ requests, changes, chunk, ...limits }, at) => {
        const earlier = requests.filter((request) => request.at < at)
        const before = changes.filter((change) => change.at < at)
        const oracle = simulateQueue({ ...limits, requests: earlier, changes: before })
        oracle.run(at)
        const { lane } = runQueue({ policy, ...limits }, earlier, before, chunk, at)
        expect(lane.serving.queueLength(at)).toBe(oracle.waiting())
        for (const { slot } of before) expect(lane.serving.inFlightOf(slot, at)).toBe(oracle.held(slot))
      }),
      { seed, numRuns: 200 },
    )
  })
})

describe('what no other lane does', () => {
  const limits = { policy, workers: 1, queueLimit: Number.POSITIVE_INFINITY, patienceSeconds: Number.POSITIVE_INFINITY }

  it('keeps requests while there is no pod, and serves them in order when one appears', () => {
    const requests = [0, 1, 2].map((at) => ({ at, work: 1 }))
    const { ends } = runQueue(limits, requests, [{ at: 10, kind: 'open', slot: 0 }], 4096)
    expect(shown(ends, 3)).toEqual(['served at 11.000000000', 'served at 12.000000000', 'served at 13.000000000'])
  })

  it('gives what a killed pod had begun to the next one, before what came later', () => {
    const requests = [
      { at: 0, work: 5 },
      { at: 1, work: 1 },
    ]
    const { ends } = runQueue(
      limits,
      requests,
      [
        { at: 0, kind: 'open', slot: 0 },
        { at: 3, kind: 'kill', slot: 0 },
        { at: 4, kind: 'open', slot: 0 },
      ],
      4096,
    )
    expect(shown(ends, 2)).toEqual(['served at 9.000000000', 'served at 10.000000000'])
  })
})
