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
}
