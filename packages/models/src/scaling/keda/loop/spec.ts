import type { ExecutorSpec } from '../executor.ts'
import type { FallbackTarget, KedaFallback } from '../fallback.ts'
import { hasWholeTarget, type ScalingModifiers } from '../scaling-modifiers.ts'
import type { KedaSpec } from '../spec.ts'

/** The part of a ScaledObject that the polling loop and the HPA's reads go by. */
export type LoopSpec = ExecutorSpec & {
  readonly fallback: KedaFallback | null
  readonly scalingModifiers: ScalingModifiers | null
  /** Triggers with a source of their own; cpu and memory are the HPA's alone. */
  readonly triggers: readonly LoopTrigger[]
  readonly hasResourceTriggers: boolean
}

export type LoopTrigger = {
  readonly name: string | null
  /** As the HPA asks for it: `s0-rabbitmq-orders`. */
  readonly metricName: string
  readonly metricType: 'AverageValue' | 'Value'
  readonly target: number
  /** Active above this value, not at it. */
  readonly activation: number
  readonly useCachedMetrics: boolean
}

/** What one source answers in this step, when it is asked. Most are active above a threshold; some say so themselves. */
export type SourceAnswer = { readonly value: number; readonly isActive?: boolean } | { readonly error: string }

/** The loop's part of a whole spec. */
export function loopSpecOf(spec: KedaSpec): LoopSpec {
  const sources = spec.triggers.filter(({ signal }) => signal.kind !== 'resource')
  return {
    ...spec,
    triggers: sources.map((trigger) => ({ ...trigger, metricType: trigger.metricType === 'Value' ? 'Value' : 'AverageValue' })),
    hasResourceTriggers: sources.length < spec.triggers.length,
  }
}

/** Fallback as far as it is in force: not when the composite's target isn't a whole number. */
export function usedFallback({ fallback, scalingModifiers }: LoopSpec): KedaFallback | null {
  return scalingModifiers && !hasWholeTarget(scalingModifiers) ? null : fallback
}

export function fallbackTarget({ scalingModifiers }: LoopSpec, trigger: LoopTrigger): FallbackTarget {
  return scalingModifiers
    ? { type: scalingModifiers.metricType, value: scalingModifiers.target }
    : { type: trigger.metricType, value: trigger.target }
}
