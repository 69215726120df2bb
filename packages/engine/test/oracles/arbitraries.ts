import { cpuStretches } from '@plimsoll/models'
import fc from 'fast-check'
import type { PodChange } from './event-list.ts'

/** Instants and work in quarters of a second, so that requests, completions and changes often meet at one instant. */
export const quarter = (most: number) => fc.integer({ min: 0, max: most * 4 }).map((count) => count / 4)
/** And in the open, where ties never happen. */
export const anywhere = (most: number) => fc.double({ min: 0, max: most, noNaN: true })

const requestsOf = (instant: (most: number) => fc.Arbitrary<number>, leastWork: number) =>
  fc
    .array(fc.record({ at: instant(30), work: instant(4).map((work) => work + leastWork) }), { maxLength: 150 })
    .map((requests) => requests.sort((a, b) => a.at - b.at))

/**
 * Pods that come and go; only what exists is drained or dies, a drained pod may still die or take requests again, and a dead one may be
 * listed for a while.
 */
const changesOf = (instant: (most: number) => fc.Arbitrary<number>, paces: readonly number[]) =>
  fc.array(fc.record({ at: instant(30), dice: fc.nat(99), pick: fc.nat(99) }), { maxLength: 25 }).map((steps) => {
    const changes: PodChange[] = []
    const living: { slot: number; isOpen: boolean; isDead: boolean }[] = []
    const free: number[] = []
    let fresh = 0
    for (const { at, dice, pick } of [{ at: 0, dice: 0, pick: 0 }, { at: 0, dice: 0, pick: 0 }, ...steps.sort((a, b) => a.at - b.at)]) {
      if (dice < 45 || living.length === 0) {
        const slot = free.pop() ?? fresh++
        living.push({ slot, isOpen: true, isDead: false })
        changes.push({ at, kind: 'open', slot, pace: paces[pick % paces.length] })
        continue
      }
      const chosen = living[pick % living.length]
      if (dice < 70 && (chosen.isOpen || !chosen.isDead)) {
        changes.push({ at, kind: chosen.isOpen ? 'drain' : 'resume', slot: chosen.slot })
        chosen.isOpen = !chosen.isOpen
      } else if (dice < 80 && !chosen.isDead) {
        chosen.isDead = true
        changes.push({ at, kind: 'fail', slot: chosen.slot })
      } else {
        changes.push({ at, kind: chosen.isDead ? 'remove' : 'kill', slot: chosen.slot })
        living.splice(living.indexOf(chosen), 1)
        free.push(chosen.slot)
      }
    }
    return changes
  })

/** Pods of one pace, or of several. Half of the scenarios have no CPU limit, and some of the others one that their pods cannot pass. */
export const scenarioOf = (instant: (most: number) => fc.Arbitrary<number>, leastWork = 0) =>
  fc.constantFrom([1], [1], [1, 0.5, 1.75]).chain((paces) =>
    limitsOf(instant, leastWork, paces).map(({ limitedWorkers, ...scenario }) => ({
      ...scenario,
      hasPaces: paces.length > 1,
      stretch: cpuStretches(1, limitedWorkers, scenario.workers),
    })),
  )

const limitsOf = (instant: (most: number) => fc.Arbitrary<number>, leastWork: number, paces: readonly number[]) =>
  fc.record({
    /** Workers that the CPU limit lets go at full speed. */
    limitedWorkers: fc.constantFrom(null, null, null, null, 0.5, 1.5, 4, 20),
    requests: requestsOf(instant, leastWork),
    changes: changesOf(instant, paces),
    workers: fc.constantFrom(1, 1, 2, 3, 5, 16, 17, 40),
    queueLimit: fc.constantFrom(0, 1, 3, 20, 1000, Number.POSITIVE_INFINITY),
    patienceSeconds: fc.oneof(instant(6), fc.constant(Number.POSITIVE_INFINITY)),
    chunk: fc.constantFrom(1, 7, 4096),
  })
