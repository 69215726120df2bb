import type { TraceCounts } from '../../../contract/traffic.ts'

/** Distinct instants that are looked at before the step is settled: their smallest distance. */
const instantsForStep = 64

/** Intervals that one trace may have, 80 MB of them: 19 years of minutes, 115 days of seconds. */
export const mostIntervals = 10_000_000

/** Share of a step that decimal fractions of a second may miss the grid by. */
const gridSlack = 1e-5

/** What is wrong with a row of good shape, or undefined. */
export type RowProblem = { readonly message: string; readonly expected: string }

/**
 * Counts per interval from rows in order of time. Rows of the same interval add up, intervals without a row are 0.
 * Memory grows with the span of the trace, never with its number of rows.
 */
export function createSeries(givenStepSeconds: number | undefined) {
  let step = givenStepSeconds ?? 0
  let first = Number.NaN
  let previous = Number.NEGATIVE_INFINITY
  let counts = new Float64Array(1024)
  let length = 0
  const waiting: { at: number; count: number }[] = []

  /** Adds a row whose interval is known to exist. */
  function place(at: number, count: number): RowProblem | undefined {
    const position = (at - first) / step
    const nearest = Math.round(position)
    const isOnGrid = Math.abs(position - nearest) < gridSlack
    const interval = isOnGrid ? nearest : Math.floor(position)
    if (givenStepSeconds === undefined && !isOnGrid)
      return {
        message: `is not on the grid of ${step} s that the first rows follow; name a step to gather rows into intervals`,
        expected: `a multiple of ${step} s after the first row`,
      }
    if (interval >= mostIntervals)
      return {
        message: `makes the trace longer than ${mostIntervals} intervals of ${step} s`,
        expected: 'a shorter trace or a longer step',
      }
    if (interval >= counts.length) {
      const larger = new Float64Array(Math.min(mostIntervals, Math.max(interval + 1, counts.length * 2)))
      larger.set(counts)
      counts = larger
    }
    counts[interval] += count
    length = interval + 1
    return undefined
  }

  /** Settles the step by the rows that waited for it, and places them. */
  function settle(): RowProblem | undefined {
    for (let i = 1; i < waiting.length; i++) {
      const distance = waiting[i].at - waiting[i - 1].at
      if (step === 0 || distance < step) step = distance
    }
    for (const { at, count } of waiting.splice(0)) {
      const problem = place(at, count)
      if (problem) return problem
    }
    return undefined
  }

  return {
    add(at: number, count: number): RowProblem | undefined {
      if (at < previous) return { message: 'is before the line above', expected: 'rows in order of time' }
      if (Number.isNaN(first)) first = at
      const isSameInstant = at === previous
      previous = at
      if (step > 0) return place(at, count)
      if (isSameInstant) waiting[waiting.length - 1].count += count
      else waiting.push({ at, count })
      return waiting.length === instantsForStep ? settle() : undefined
    },

    /** The series, or what it lacks. */
    finish(startIso: string | null): TraceCounts | RowProblem {
      if (Number.isNaN(first)) return { message: 'has no rows', expected: 'at least one row of time and count' }
      if (step === 0 && waiting.length === 1)
        return { message: 'has one instant only, which says nothing about the step', expected: 'two instants, or a step' }
      const problem = step === 0 ? settle() : undefined
      return problem ?? { stepSeconds: step, counts: counts.slice(0, length), startIso }
    },
  }
}
