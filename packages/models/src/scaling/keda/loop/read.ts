import type { Milli } from '../../../contract/quantity.ts'
import type { KedaCondition } from '../executor.ts'
import { answerFailure, type FallbackPods, type FallbackRead, isFallingBack, withRead } from '../fallback.ts'
import { type CompositeResult, compositeOf } from '../scaling-modifiers.ts'
import { fallbackTarget, type LoopSpec, type LoopTrigger, usedFallback } from './spec.ts'
import type { CachedReading, KedaStatus } from './state.ts'

const fallbackExists: KedaCondition = {
  type: 'Fallback',
  status: 'True',
  reason: 'FallbackExists',
  message: 'At least one trigger is falling back on this scaled object',
}
const noFallback: KedaCondition = {
  type: 'Fallback',
  status: 'False',
  reason: 'NoFallbackFound',
  message: 'No fallbacks are active on this scaled object',
}

/** One reading with its fallback, and the status that it leaves: sources are counted only where a fallback is in force. */
export function readWithFallback(
  spec: LoopSpec,
  trigger: LoopTrigger,
  reading: CachedReading,
  pods: FallbackPods,
  status: KedaStatus,
): { readonly read: FallbackRead; readonly status: KedaStatus } {
  const fallback = usedFallback(spec)
  const isFailed = 'error' in reading
  const health = fallback ? withRead(status.health, trigger.metricName, isFailed) : status.health
  const condition = fallback ? (isFallingBack(fallback, health) ? fallbackExists : noFallback) : status.fallback
  const failures = health[trigger.metricName]?.failures ?? 0
  const read: FallbackRead = isFailed
    ? answerFailure(fallback, failures, reading.error, fallbackTarget(spec, trigger), pods)
    : { kind: 'value', milli: reading.milli }
  return { read, status: { ...status, health, fallback: condition } }
}

/** All triggers as one metric. A value made up for one of them is made up for the whole. */
export function combineReads(spec: LoopSpec, reads: readonly FallbackRead[]): CompositeResult | undefined {
  const { scalingModifiers, triggers } = spec
  if (!scalingModifiers) return undefined
  const madeUp = reads.find((read) => read.kind === 'fallback')
  if (madeUp) return { milli: madeUp.milli }
  const readings = new Map<string, Milli | null>(
    triggers.map(({ name, metricName }, index) => [name ?? metricName, 'milli' in reads[index] ? reads[index].milli : null]),
  )
  const result = compositeOf(scalingModifiers, readings)
  const fallback = usedFallback(spec)
  // Nothing to add up at all: as many replicas as a fallback would ask for.
  return 'isNil' in result && fallback ? { milli: scalingModifiers.target * fallback.replicas * 1000 } : result
}
