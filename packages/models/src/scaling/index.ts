import type { z } from 'zod'
import { keyedRegistry } from '../contract/keyed.ts'
import { fixed } from './fixed/index.ts'
import { hpa } from './hpa/index.ts'

/** What decides how many pods a service wants. */
export const autoscalers = keyedRegistry(fixed, hpa)
export type AutoscalerSpec = z.output<typeof autoscalers.spec>
