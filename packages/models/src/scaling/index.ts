import type { z } from 'zod'
import { keyedRegistry } from '../contract/keyed.ts'
import { fixed } from './fixed/index.ts'
import { type HpaSpec, hpa } from './hpa/index.ts'
import { generatedHpa, keda } from './keda/index.ts'
import { predictive } from './predictive/index.ts'
import { scalingPolicies } from './scaling-policies/index.ts'
import { scheduled } from './scheduled/index.ts'

/** What decides how many pods a service wants. */
export const autoscalers = keyedRegistry(fixed, hpa, keda, scheduled, predictive, scalingPolicies)
export type AutoscalerSpec = z.output<typeof autoscalers.spec>

/** The HPA that sizes a service: its own, the one that KEDA keeps for it, or the one whose bounds a timetable or a forecast moves; null without one. */
export function hpaOf({ kind, spec }: AutoscalerSpec, service: string): HpaSpec | null {
  switch (kind) {
    case 'fixed':
    case 'scalingPolicies':
      return null
    case 'hpa':
      return spec
    case 'keda':
      return generatedHpa(spec, service)
    case 'scheduled':
    case 'predictive':
      return spec.base.kind === 'hpa' ? spec.base.hpa : null
  }
}
