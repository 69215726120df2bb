import {
  compileScalingModifiers,
  initialKedaState,
  type KedaState,
  type LoopSpec,
  poll,
  readAnnotations,
  readForHpa,
  type SourceAnswer,
} from '@plimsoll/models'
import { firstDifference } from '../compare.ts'
import type { Difference, Format, Header, Replayed } from '../format.ts'
import {
  type ConditionText,
  conditionsOf,
  milliOf,
  type RecordedHealth,
  type RecordedSpec,
  recordedHealth,
  specOf,
} from './keda-recording.ts'

type Trigger = {
  readonly name: string
  readonly metric: string
  readonly value: string
  readonly activationValue: string
  readonly metricType: 'AverageValue' | 'Value'
  readonly useCachedMetrics: boolean
}

type Modifiers = {
  readonly formula: string
  readonly target: string
  readonly activationTarget?: string
  readonly metricType?: '' | 'AverageValue' | 'Value'
}

type Got = {
  readonly replicas: number
  readonly writes?: readonly (readonly [number, number])[]
  readonly lastActiveTime?: number
  readonly status: readonly number[]
  readonly health?: RecordedHealth
  readonly activity: string
  readonly events?: readonly (readonly [string, string, string])[]
  readonly sourceReads: number
}

type Step = { readonly t: number } & (
  | { readonly do: 'world'; readonly values: readonly number[]; readonly fails: readonly boolean[] }
  | { readonly do: 'replicas'; readonly replicas: number }
  | { readonly do: 'notReady'; readonly notReady: number }
  | { readonly do: 'annotations'; readonly annotations: Readonly<Record<string, string>> | null }
  | { readonly do: 'poll'; readonly got: Got }
  | { readonly do: 'hpa'; readonly got: Got; readonly metrics: readonly (readonly [string, number | string | null, ...unknown[]])[] }
)

type Case = {
  readonly id: string
  readonly start: {
    readonly createdAt: number
    readonly replicas: number
    readonly values: readonly number[]
    readonly spec: RecordedSpec & { readonly triggers: readonly Trigger[]; readonly scalingModifiers?: Modifiers }
  }
  readonly steps: readonly Step[]
}

/** Whole runs of the polling loop with reads on behalf of the HPA between the polls. The size is always the recorded one. */
export const kedaLoop: Format = {
  unit: 'polls and reads',
  matches: ({ format }) => format === 'plimsoll/vectors/keda-loop@1',
  replay: replayLoops,
}

function replayLoops(header: Header, cases: Iterable<unknown>): Replayed {
  const texts = header.conditions as readonly ConditionText[]
  let passed = 0
  let failed = 0
  let loops = 0
  let whole = 0
  let raced = 0
  let difference: Difference | undefined
  for (const given of cases as Iterable<Case>) {
    const replayed = replayLoop(given, texts)
    loops++
    if (!replayed.difference) whole++
    passed += replayed.passed
    raced += replayed.raced
    failed += given.steps.filter(({ do: what }) => what === 'poll' || what === 'hpa').length - replayed.passed
    difference ??= replayed.difference
  }
  return { passed, failed, difference, notes: [`${whole} of ${loops} loops whole`, `${raced} reads began with another trigger`] }
}

/** `raced`: reads of which the recording tells that another trigger's goroutine came first. */
type LoopReplay = { readonly passed: number; readonly raced: number; readonly difference?: Difference }

/** Replays until the first difference. */
function replayLoop({ id, start, steps }: Case, texts: readonly ConditionText[]): LoopReplay {
  const spec = loopSpecOf(start.spec)
  let state: KedaState = initialKedaState
  let answers = answersOf(start.values, [])
  let { replicas } = start
  let notReady = 0
  let annotations = readAnnotations()
  let passed = 0
  let raced = 0
  for (const step of steps) {
    if (step.do === 'world') answers = answersOf(step.values, step.fails)
    if (step.do === 'replicas') replicas = step.replicas
    if (step.do === 'notReady') notReady = step.notReady
    if (step.do === 'annotations') annotations = readAnnotations(step.annotations ?? {})
    if (step.do !== 'poll' && step.do !== 'hpa') continue
    const seen = {
      atSeconds: step.t / 1000,
      createdAtSeconds: start.createdAt / 1000,
      replicas,
      readyReplicas: Math.max(0, replicas - notReady),
      annotations,
      answers,
      target: 'apps/v1.Deployment ns/web',
    }
    const before = state
    const expected = recordedAnswer(step, texts)
    const turns = step.do === 'poll' ? [pollTurn(spec, state, seen)] : spec.triggers.map((_, first) => hpaTurn(spec, state, seen, first))
    const fitting = turns.findIndex((each) => firstDifference(expected, gotOf(each)) === undefined)
    const turn = turns[Math.max(fitting, 0)]
    const got = gotOf(turn)
    const path = firstDifference(expected, got)
    if (fitting > 0) raced++
    if (path !== undefined)
      return {
        passed,
        raced,
        difference: { at: `${id}, t = ${step.t} (${step.do})`, path, inputs: { start, before, seen }, expected, got, rule: turn.rule },
      }
    state = turn.state
    replicas = step.got.replicas
    passed++
  }
  return { passed, raced }
}

function gotOf({ answer, state }: ReturnType<typeof pollTurn> | ReturnType<typeof hpaTurn>) {
  return { ...answer, ...statusOf(state) }
}

function pollTurn(spec: LoopSpec, state: KedaState, seen: Parameters<typeof poll>[2]) {
  const { decision, state: after } = poll(spec, state, seen)
  const events = decision.events.map(({ type, reason, message }) => [type, reason, message])
  const answer = {
    replicas: decision.write?.replicas ?? seen.replicas,
    events: events.sort(),
    sourceReads: decision.sourceReads,
    metrics: undefined,
  }
  return { answer, state: after, rule: decision.rule }
}

function hpaTurn(spec: LoopSpec, state: KedaState, seen: Parameters<typeof poll>[2], first: number) {
  const { answers, sourceReads, state: after } = readForHpa(spec, state, seen.answers, seen, first)
  const metrics = answers.map((answer) => ('error' in answer ? [answer.metricName, null, answer.error] : [answer.metricName, answer.milli]))
  return { answer: { replicas: seen.replicas, events: [], sourceReads, metrics }, state: after, rule: 'read for the HPA' }
}

function statusOf({ status: { ready, active, fallback, health, lastActiveSeconds } }: KedaState) {
  return {
    conditions: [ready, active, fallback].map(({ type, status, reason, message }) => [type, status, reason, message]),
    health,
    lastActiveTime: lastActiveSeconds === null ? undefined : lastActiveSeconds * 1000,
  }
}

function recordedAnswer(step: Extract<Step, { readonly got: Got }>, texts: readonly ConditionText[]) {
  const { got } = step
  return {
    replicas: got.replicas,
    events: got.events ?? [],
    sourceReads: got.sourceReads,
    metrics:
      step.do === 'hpa' ? step.metrics.map(([name, milli, ...rest]) => [name, milli === null ? null : milliOf(milli), ...rest]) : undefined,
    conditions: conditionsOf(got.status, texts).filter(([type]) => type !== 'Paused'),
    health: recordedHealth(got.health),
    lastActiveTime: got.lastActiveTime,
  }
}

function answersOf(values: readonly number[], fails: readonly boolean[]): readonly SourceAnswer[] {
  return values.map((value, index) => (fails[index] ? { error: 'error inspecting kubernetes workload: source down' } : { value }))
}

function loopSpecOf(spec: Case['start']['spec']): LoopSpec {
  const modifiers =
    spec.scalingModifiers &&
    compileScalingModifiers(
      spec.scalingModifiers,
      spec.triggers.map(({ name }) => name),
    )
  if (modifiers && 'error' in modifiers) throw new Error(modifiers.error)
  return {
    ...specOf(spec),
    scalingModifiers: modifiers ?? null,
    hasResourceTriggers: false,
    triggers: spec.triggers.map(({ name, metric, value, activationValue, metricType, useCachedMetrics }) => ({
      name,
      metricName: metric,
      metricType,
      target: Number(value),
      activation: Number(activationValue),
      useCachedMetrics,
    })),
  }
}
