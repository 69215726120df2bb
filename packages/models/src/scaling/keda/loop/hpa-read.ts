import type { Milli } from '../../../contract/quantity.ts'
import type { FallbackPods, FallbackRead } from '../fallback.ts'
import { compositeMetricName, metricMilli } from '../scaling-modifiers.ts'
import { combineReads, readWithFallback } from './read.ts'
import type { LoopSpec, SourceAnswer } from './spec.ts'
import type { CachedReading, KedaState, KedaStatus } from './state.ts'

/** What the HPA is told of one metric. */
export type HpaAnswer = { readonly metricName: string; readonly milli: Milli } | { readonly metricName: string; readonly error: string }

export type HpaReadStep = { readonly answers: readonly HpaAnswer[]; readonly sourceReads: number; readonly state: KedaState }

/**
 * One evaluation of the HPA asks for every external metric in turn; the sources are asked at that moment, but for triggers with useCachedMetrics.
 *
 * @param first index of the trigger of a composite whose read is done first; it matters only to failure counts beyond the threshold
 * @see KEDA v2.20.2 pkg/scaling: GetScaledObjectMetrics
 */
export function readForHpa(spec: LoopSpec, state: KedaState, answers: readonly SourceAnswer[], pods: FallbackPods, first = 0): HpaReadStep {
  const groups = spec.scalingModifiers ? [spec.triggers] : spec.triggers.map((trigger) => [trigger])
  const found: HpaAnswer[] = []
  let sourceReads = 0
  let after = state
  for (const triggers of groups) {
    const step = readGroup(
      { ...spec, triggers },
      after,
      triggers.map((trigger) => answers[spec.triggers.indexOf(trigger)]),
      pods,
      spec.scalingModifiers ? first : 0,
    )
    found.push(step.answer)
    sourceReads += step.sourceReads
    after = step.state
  }
  return { answers: found, sourceReads, state: after }
}

function readGroup(spec: LoopSpec, state: KedaState, answers: readonly SourceAnswer[], pods: FallbackPods, first: number) {
  const { triggers, scalingModifiers } = spec
  let { status } = state
  let held = state.held ?? { kind: 'own' as const, status }
  let sourceReads = 0
  const reads: FallbackRead[] = []
  for (const index of readingOrder(triggers.length, first)) {
    const trigger = triggers[index]
    const remembered = trigger.useCachedMetrics ? state.cached[trigger.metricName] : undefined
    if (!remembered) sourceReads += 'error' in answers[index] ? 2 : 1
    const { read, status: changed } = readWithFallback(spec, trigger, remembered ?? readingOf(answers[index]), pods, held.status)
    const patched = patch(status, held.status, changed)
    // The API answers a patch with the whole status, and that is what the holder then has.
    if (patched !== status) held = { ...held, status: patched }
    status = patched
    reads[index] = read
  }
  const metricName = scalingModifiers ? compositeMetricName : triggers[0].metricName
  const hasFailed = reads.some(({ kind }) => kind === 'error')
  const answer = answerOf(spec, metricName, reads, hasFailed)
  return { answer, sourceReads, state: hasFailed ? { status, held: null, cached: {} } : { status, held, cached: state.cached } }
}

/** The operator reads all triggers of a composite at once; whichever comes first, the others follow in the order of the spec. */
function readingOrder(count: number, first: number): readonly number[] {
  const indices = Array.from({ length: count }, (_, index) => index)
  return [first, ...indices.filter((index) => index !== first)]
}

function readingOf(answer: SourceAnswer): CachedReading {
  return 'error' in answer ? answer : { milli: metricMilli(answer.value) }
}

function answerOf(spec: LoopSpec, metricName: string, reads: readonly FallbackRead[], hasFailed: boolean): HpaAnswer {
  // A value made up for one trigger stands for the composite, whatever the others did.
  const isMadeUp = spec.scalingModifiers !== null && reads.some(({ kind }) => kind === 'fallback')
  if (hasFailed && !isMadeUp) return { metricName, error: `metric:${metricName} encountered error` }
  const result = combineReads(spec, reads) ?? reads[0]
  return 'milli' in result ? { metricName, milli: result.milli } : { metricName, error: 'no items' }
}

/** The API's status after the holder's change from `before` to `after`: only fields that changed are sent, and conditions travel as one list. */
function patch(api: KedaStatus, before: KedaStatus, after: KedaStatus): KedaStatus {
  const health = { ...api.health }
  let isChanged = false
  for (const [metric, now] of Object.entries(after.health)) {
    const then = before.health[metric]
    if (then?.failures === now.failures && then.status === now.status) continue
    isChanged = true
    const known = api.health[metric] ?? now
    health[metric] = {
      status: then?.status === now.status ? known.status : now.status,
      failures: then?.failures === now.failures ? known.failures : now.failures,
    }
  }
  const isConditionChanged = before.fallback.status !== after.fallback.status
  if (!isChanged && !isConditionChanged) return api
  const { ready, active, fallback } = isConditionChanged ? after : api
  return { ...api, health, ready, active, fallback }
}
