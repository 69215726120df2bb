import type { TraceCounts } from '../../../contract/traffic.ts'
import type { PatternProblem } from '../strategy.ts'
import { parseIsoSeconds } from './stamp.ts'

/** Seconds after the trace's first interval, or a date and time as the trace writes them. */
export type TraceInstant = number | string

/** Intervals `first` to `last`, `last` not included. */
export type TraceWindow = { readonly first: number; readonly last: number }

/** The intervals that `from` and `until` choose, widened to whole ones; problems when they don't lie in the trace. */
export function chooseWindow(
  trace: TraceCounts,
  from: TraceInstant | undefined,
  until: TraceInstant | undefined,
): { readonly window: TraceWindow; readonly problems: readonly PatternProblem[] } {
  const problems: PatternProblem[] = []
  const spanSeconds = trace.counts.length * trace.stepSeconds

  function offsetOf(field: 'from' | 'until', instant: TraceInstant | undefined, otherwise: number): number {
    if (instant === undefined) return otherwise
    const offset = typeof instant === 'number' ? instant : offsetOfDate(trace, instant)
    if (offset === undefined)
      problems.push({ path: [field], message: 'is a date, but the trace counts its time in plain numbers; give a duration' })
    else if (offset < 0) problems.push({ path: [field], message: `is before the trace begins (${trace.startIso})` })
    else if (offset > spanSeconds) problems.push({ path: [field], message: `is after the trace ends, ${spanSeconds} s after it begins` })
    else return offset
    return otherwise
  }

  const first = Math.floor(offsetOf('from', from, 0) / trace.stepSeconds)
  const last = Math.ceil(offsetOf('until', until, spanSeconds) / trace.stepSeconds)
  if (problems.length === 0 && last <= first)
    problems.push({ path: ['until'], message: 'must be after from; the trace has no interval between them' })
  return { window: { first, last: Math.min(last, trace.counts.length) }, problems }
}

function offsetOfDate(trace: TraceCounts, text: string): number | undefined {
  const start = trace.startIso === null ? undefined : parseIsoSeconds(trace.startIso)
  const instant = parseIsoSeconds(text)
  return start === undefined || instant === undefined ? undefined : instant - start
}
