import {
  compileScalingModifiers,
  type FallbackPods,
  initialKedaState,
  type KedaStatus,
  type LoopSpec,
  readWithFallback,
} from '@plimsoll/models'
import type { Format, Header, Replayed } from '../format.ts'
import { createTally } from '../tally.ts'
import { type ConditionText, fallbackOf, type RecordedFallback, type RecordedHealth, recordedHealth, specOf } from './keda-recording.ts'

type Metric = { readonly name: string; readonly type: 'AverageValue' | 'Value'; readonly targetNumber: number }

type Read = {
  readonly metric: string
  readonly valueMilli?: number
  readonly fails?: boolean
  readonly set?: { readonly replicas?: number; readonly pods?: readonly number[] }
  readonly got: {
    readonly values?: readonly (readonly [string, number])[]
    readonly fallback: boolean
    readonly error?: string
    readonly health: RecordedHealth
    readonly condition: readonly [status: string, reason: string, message: string]
  }
}

type Case = {
  readonly id: string
  readonly start: {
    readonly metrics: readonly Metric[]
    readonly fallback: RecordedFallback | null
    readonly scalingModifiers?: { readonly formula: string; readonly target: string; readonly metricType: '' | 'AverageValue' | 'Value' }
    readonly health?: RecordedHealth
    readonly replicas: number
    readonly pods: readonly number[]
  }
  readonly reads: readonly Read[]
}

/** Reads of metrics with fallback, one after the other. Every read starts from the recorded health, never from our own. */
export const kedaFallback: Format = {
  unit: 'reads',
  matches: ({ format }) => format === 'plimsoll/vectors/keda-fallback@1',
  replay: replayReads,
}

function replayReads(_header: Header, cases: Iterable<unknown>): Replayed {
  const tally = createTally()
  for (const { id, start, reads } of cases as Iterable<Case>) {
    const spec = loopSpecOf(start)
    let status: KedaStatus = { ...initialKedaState.status, health: recordedHealth(start.health) }
    let pods: FallbackPods = { replicas: start.replicas, readyReplicas: start.pods[0] }
    for (const [index, recorded] of reads.entries()) {
      const { set, metric, got: expectedGot } = recorded
      pods = { replicas: set?.replicas ?? pods.replicas, readyReplicas: set?.pods?.[0] ?? pods.readyReplicas }
      const trigger = spec.triggers.find(({ metricName }) => metricName === metric)
      if (!trigger) throw new Error(`${id} reads ${metric}, which it doesn't have`)
      const reading = recorded.fails ? { error: 'source does not answer' } : { milli: recorded.valueMilli ?? 0 }
      const after = readWithFallback(spec, trigger, reading, pods, status)
      const expected = { ...expectedGot, condition: ['Fallback', ...expectedGot.condition], health: recordedHealth(expectedGot.health) }
      const got = { ...answerOf(spec, metric, after.read), health: after.status.health, condition: textOf(after.status.fallback) }
      const inputs = { start, recorded, pods }
      tally.compare(expected, got, () => ({ at: `${id}, read ${index + 1}`, inputs, rule: after.read.kind }))
      status = { ...after.status, health: expected.health }
    }
  }
  return tally.finish()
}

function loopSpecOf({ metrics, fallback, scalingModifiers }: Case['start']): LoopSpec {
  const modifiers = scalingModifiers && compileScalingModifiers(scalingModifiers, ['a'])
  if (modifiers && 'error' in modifiers) throw new Error(modifiers.error)
  // Numbers below 0 are refused by the schema; the operator passes such a fallback over.
  const isUsable = (fallback?.failureThreshold ?? 0) >= 0 && (fallback?.replicas ?? 0) >= 0
  return {
    ...specOf({}),
    fallback: isUsable ? fallbackOf(fallback) : null,
    scalingModifiers: modifiers ?? null,
    hasResourceTriggers: false,
    triggers: metrics.map(({ name, type, targetNumber }) => ({
      name: null,
      metricName: name,
      metricType: type,
      target: targetNumber,
      activation: 0,
      useCachedMetrics: false,
    })),
  }
}

function answerOf(spec: LoopSpec, metric: string, read: ReturnType<typeof readWithFallback>['read']) {
  switch (read.kind) {
    case 'error':
      return { fallback: false, error: read.error }
    case 'value':
      return { fallback: false, values: [[metric, read.milli]] }
    case 'left-to-formula':
      return { fallback: false, values: [[metric, -1000]] }
    case 'fallback':
      return { fallback: true, values: [[spec.scalingModifiers ? 'composite-metric' : metric, read.milli]] }
  }
}

function textOf({ type, status, reason, message }: KedaStatus['fallback']): ConditionText {
  return [type, status, reason, message]
}
