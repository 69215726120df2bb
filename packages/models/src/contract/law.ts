import type { Distribution } from '@plimsoll/kernel'
import { z } from 'zod'
import { duration, type FieldMeta, parseDuration } from './units.ts'

const rangePattern = /^(\S+)\.\.(\S+)$/

const fixed = z.string().transform((text, context): Distribution => {
  const range = rangePattern.exec(text)
  if (!range) return { kind: 'constant', value: seconds(text, context) }
  const low = seconds(range[1], context)
  const high = seconds(range[2], context)
  if (high < low) context.addIssue({ code: 'custom', message: `expected the smaller value first, as ${range[2]}..${range[1]}` })
  return { kind: 'uniform', low, high }
})
const positive = duration({ positive: true })
const byP95 = z.strictObject({ p50: positive, p95: positive })
const byP99 = z.strictObject({ p50: positive, p99: positive })
/** Made once for all fields. */
const forms = z.union([
  fixed,
  byP99.transform(({ p50, p99 }, context) => logNormal(p50, p99, 0.99, context)),
  byP95.transform(({ p50, p95 }, context) => logNormal(p50, p95, 0.95, context)),
  z.strictObject({ exponential: positive }).transform(({ exponential }): Distribution => ({ kind: 'exponential', mean: exponential })),
  z
    .strictObject({ erlang: z.int().min(1).max(1000), mean: positive })
    .transform(({ erlang, mean }): Distribution => ({ kind: 'erlang', shape: erlang, mean })),
  z
    .strictObject({ pareto: z.number().gt(1).max(100), minimum: positive })
    .transform(({ pareto, minimum }): Distribution => ({ kind: 'pareto', shape: pareto, minimum })),
  z
    .strictObject({ values: z.array(duration()).min(1).max(10_000) })
    .transform(({ values }): Distribution => ({ kind: 'empirical', values })),
])

/**
 * An uncertain length of time, in any of the ways a person would write it; a distribution in seconds in the output.
 *
 * - `18ms` always the same · `25s..35s` anything between, equally likely
 * - `{ p50: 18ms, p99: 120ms }` or `{ p50, p95 }` log-normal through two percentiles
 * - `{ exponential: 20ms }` by its mean · `{ erlang: 4, mean: 20ms }` sum of 4 exponential stages
 * - `{ pareto: 1.5, minimum: 5ms }` heavy tail with that index · `{ values: [10ms, 12ms, 90ms] }` one of these
 */
export function law(meta: FieldMeta = {}) {
  return forms.meta({ unit: 'duration law', ...meta })
}

function seconds(text: string, context: z.RefinementCtx): number {
  const parsed = parseDuration(text)
  if (parsed !== undefined) return parsed
  context.addIssue({ code: 'custom', message: 'expected a duration such as 18ms, a range such as 25s..35s, or { p50: 18ms, p99: 120ms }' })
  return 0
}

function logNormal(median: number, upper: number, probability: number, context: z.RefinementCtx): Distribution {
  if (upper < median) context.addIssue({ code: 'custom', message: 'expected the upper percentile to be at least p50' })
  return { kind: 'lognormal', p50: median, upper: Math.max(upper, median), upperProbability: probability }
}
