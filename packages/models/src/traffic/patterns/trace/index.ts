import { z } from 'zod'
import type { PatternContext, TraceCounts } from '../../../contract/traffic.ts'
import { parseDuration } from '../../../contract/units.ts'
import { periodAt, setRate } from '../piece.ts'
import type { PatternProblem, PatternStrategy } from '../strategy.ts'
import { parseIsoSeconds } from './stamp.ts'
import { chooseWindow, type TraceInstant } from './window.ts'

/** A point of the trace: `9h` after it begins, or the date as the trace writes it. */
function instant(title: string, description: string) {
  return z
    .string()
    .refine(
      (text) => parseDuration(text) !== undefined || parseIsoSeconds(text) !== undefined,
      'expected a duration such as 9h or a date such as 1998-06-30 18:00',
    )
    .transform((text): TraceInstant => parseDuration(text) ?? text)
    .optional()
    .meta({ title, description, unit: 'instant', examples: ['9h', '1998-06-30 18:00'] })
}

const spec = z.strictObject({
  kind: z.literal('trace'),
  file: z
    .string()
    .min(1)
    .max(1024)
    .meta({ title: 'Trace', description: 'CSV of counts per interval: a path beside the scenario, or the name of an upload.' }),
  arrivals: z.enum(['counts', 'poisson']).default('counts').meta({
    title: 'Arrivals',
    description:
      'counts: exactly the recorded number in each interval, at random instants. poisson: random numbers with the recorded mean.',
  }),
  scale: z.number().positive().max(1e6).default(1).meta({ title: 'Scale', description: 'Factor on every count.', unit: 'factor' }),
  from: instant('From', 'Where in the trace the run begins; its first interval without this.'),
  until: instant('Until', 'Where in the trace replay ends; its last interval without this.'),
  speed: z
    .number()
    .positive()
    .max(1e6)
    .default(1)
    .meta({ title: 'Speed', description: '2 replays an hour in half an hour, so at twice the rate.', unit: 'factor' }),
  repeat: z
    .boolean()
    .default(false)
    .meta({ title: 'Repeat', description: 'Begin again after the last interval; without it nothing arrives from then on.' }),
})
type TraceSpec = z.output<typeof spec>

/** A recording; what came before the run is what was recorded before `from`. */
export const trace: PatternStrategy<'trace', typeof spec> = {
  kind: 'trace',
  title: 'Trace',
  help: 'Replays recorded counts per interval, to the last request: what did happen, against what you plan.',
  spec,
  check: (given, context) => problemsOf(given, context.trace(given.file)),
  create(given, context) {
    const recorded = traceOf(given, context)
    const width = recorded.stepSeconds / given.speed
    const counts = scaledCounts(given, recorded)
    const isExact = given.arrivals === 'counts'
    return {
      pieceAt(atSeconds, piece) {
        const k = periodAt(atSeconds, 0, width)
        if (k < counts.length || given.repeat) {
          const arrivals = counts[k % counts.length]
          setRate(piece, k * width, (k + 1) * width, arrivals / width)
          if (isExact) piece.exactCount = arrivals
        } else {
          setRate(piece, counts.length * width, Number.POSITIVE_INFINITY, 0)
        }
      },
    }
  },
  past(given, context, spanSeconds) {
    const recorded = traceOf(given, context)
    const { first } = chooseWindow(recorded, given.from, given.until).window
    const width = recorded.stepSeconds / given.speed
    const intervals = Math.min(first, Math.floor(spanSeconds / width))
    const part = { ...given, from: (first - intervals) * recorded.stepSeconds, until: first * recorded.stepSeconds }
    const pattern = trace.create(intervals > 0 ? { ...part, repeat: false } : given, context)
    return { spanSeconds: intervals * width, pattern }
  },
}

/**
 * Seconds of run that one replay of the chosen part takes.
 *
 * @throws RangeError when `check` finds a problem
 */
export function traceSpanSeconds(given: TraceSpec, context: PatternContext): number {
  const recorded = traceOf(given, context)
  const { window } = chooseWindow(recorded, given.from, given.until)
  return ((window.last - window.first) * recorded.stepSeconds) / given.speed
}

function problemsOf(given: TraceSpec, recorded: TraceCounts | undefined): readonly PatternProblem[] {
  if (!recorded) return [{ path: ['file'], message: `there is no trace named ${given.file}` }]
  return chooseWindow(recorded, given.from, given.until).problems
}

function traceOf(given: TraceSpec, context: PatternContext): TraceCounts {
  const recorded = context.trace(given.file)
  const problems = problemsOf(given, recorded)
  if (!recorded || problems.length > 0)
    throw new RangeError(`trace: ${problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
  return recorded
}

/**
 * Arrivals of each chosen interval. For `counts` these are whole numbers: running totals are scaled and rounded, so that the arrivals up to any
 * interval are within one half of the scaled record and errors never add up.
 */
function scaledCounts({ arrivals, scale, from, until }: TraceSpec, recorded: TraceCounts): Float64Array {
  const { first, last } = chooseWindow(recorded, from, until).window
  const counts = recorded.counts.slice(first, last)
  if (arrivals === 'poisson') return counts.map((count) => count * scale)
  let total = 0
  let rounded = 0
  return counts.map((count) => {
    total += count
    const before = rounded
    rounded = Math.round(total * scale)
    return rounded - before
  })
}
