import type { z } from 'zod'
import type { Strategy } from '../../contract/registry.ts'
import type { Pattern, PatternContext } from '../../contract/traffic.ts'

/** Something in a spec that only the run's context can show to be wrong, such as a trace that nobody attached. */
export type PatternProblem = { readonly path: readonly string[]; readonly message: string }

export type PatternStrategy<Kind extends string = string, Spec extends z.ZodObject = z.ZodObject> = Strategy<Kind, Spec> & {
  /** @throws RangeError when `check` would have found a problem */
  create(spec: z.output<Spec>, context: PatternContext): Pattern
  /** What is wrong with a valid spec in this context; absent where nothing can be. */
  check?(spec: z.output<Spec>, context: PatternContext): readonly PatternProblem[]
  /** What came before the run; absent where it was the same as ever. */
  past?(spec: z.output<Spec>, context: PatternContext, spanSeconds: number): PatternPast
}

/** The rate of up to so many seconds before the run: second 0 of the pattern is the start of that time. */
export type PatternPast = { readonly spanSeconds: number; readonly pattern: Pattern }

const secondsPerDay = 86_400

/** What a pattern would read of a run that began so much earlier. */
export function earlier(context: PatternContext, spanSeconds: number): PatternContext {
  const second = context.startSecondOfDay - spanSeconds
  const days = Math.floor(second / secondsPerDay)
  const dayOfWeek = (context.startDayOfWeek + days) % 7
  return {
    ...context,
    durationSeconds: spanSeconds,
    startSecondOfDay: second - days * secondsPerDay,
    startDayOfWeek: dayOfWeek < 0 ? dayOfWeek + 7 : dayOfWeek,
  }
}
