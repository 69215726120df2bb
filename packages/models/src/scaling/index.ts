import type { z } from 'zod'
import { keyedRegistry } from '../contract/keyed.ts'
import { fixed } from './fixed/index.ts'

/** What decides how many pods a service wants. */
export const autoscalers = keyedRegistry(fixed)
export type AutoscalerSpec = z.output<typeof autoscalers.spec>
