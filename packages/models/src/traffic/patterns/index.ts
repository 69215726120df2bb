import type { z } from 'zod'
import { registry } from '../../contract/registry.ts'
import type { Pattern, PatternContext } from '../../contract/traffic.ts'
import { constant } from './constant/index.ts'
import { diurnal } from './diurnal/index.ts'
import { ramp } from './ramp/index.ts'
import { steps } from './steps/index.ts'
import { earlier, type PatternPast, type PatternProblem } from './strategy.ts'
import { trace } from './trace/index.ts'
import { yoYo } from './yo-yo/index.ts'

const family = registry(constant, ramp, steps, diurnal, yoYo, trace)

/** A strategy whose spec the registry has matched to it by kind. */
type Matched = {
  create(spec: PatternSpec, context: PatternContext): Pattern
  check?(spec: PatternSpec, context: PatternContext): readonly PatternProblem[]
  past?(spec: PatternSpec, context: PatternContext, spanSeconds: number): PatternPast
}

/** How the rate of a source moves with time. */
export const patterns = {
  ...family,
  /** @throws RangeError when `check` would have found a problem */
  create: (spec: PatternSpec, context: PatternContext): Pattern => (family.get(spec.kind) as Matched).create(spec, context),
  /** What only the run's context shows to be wrong; paths are relative to the pattern. */
  check: (spec: PatternSpec, context: PatternContext): readonly PatternProblem[] =>
    (family.get(spec.kind) as Matched).check?.(spec, context) ?? [],
  /** What came in so many seconds before the run, or in as many as are known. */
  past(spec: PatternSpec, context: PatternContext, spanSeconds: number): PatternPast {
    const strategy = family.get(spec.kind) as Matched
    return strategy.past?.(spec, context, spanSeconds) ?? { spanSeconds, pattern: strategy.create(spec, earlier(context, spanSeconds)) }
  },
}
export type PatternSpec = z.output<typeof family.spec>
