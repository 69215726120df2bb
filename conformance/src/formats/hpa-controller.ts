import {
  afterRestart,
  type HpaBehavior,
  type HpaScalingRules,
  type HpaSpec,
  type HpaState,
  hpaSpec,
  initialHpaState,
  stepHpa,
} from '@plimsoll/models'
import { firstDifference } from '../compare.ts'
import type { Difference, Format, Header, Replayed } from '../format.ts'
import { profileOf } from './hpa-header.ts'
import { hasTolerance, manifestOf, type RecordedHpa, type RecordedRules } from './hpa-manifest.ts'
import { answerOf, carriedOver, podTracker, type RecordedAnswer, seenOf, type Timeline } from './hpa-timeline.ts'

/** Whole controller runs, reconcile after reconcile. What happened next is what the recording says, never our own answer. */
export const hpaController: Format = {
  unit: 'reconciles',
  matches: ({ format }) => format === 'plimsoll/vectors/hpa-controller@1',
  replay: replayTimelines,
}

function replayTimelines(header: Header, cases: Iterable<unknown>): Replayed {
  const { version } = profileOf(header)
  let passed = 0
  let failed = 0
  let timelines = 0
  let whole = 0
  let difference: Difference | undefined
  for (const timeline of cases as Iterable<Timeline>) {
    const replayed = replayTimeline(timeline, version)
    timelines++
    if (replayed.difference === undefined) whole++
    passed += replayed.passed
    // Steps after the first difference may only be its consequences: they aren't counted as agreeing.
    failed += timeline.steps.length - replayed.passed
    if (replayed.difference) difference ??= { ...replayed.difference, at: `line ${timelines + 1}, ${replayed.difference.at}` }
  }
  return { passed, failed, difference, notes: [`${whole} of ${timelines} timelines whole`] }
}

/** Replays until the first difference. */
function replayTimeline(timeline: Timeline, version: string): { readonly passed: number; readonly difference?: Difference } {
  const podsAt = podTracker(timeline.containers)
  let { hpa } = timeline
  let spec = specOf(hpa, timeline, version)
  let state: HpaState = initialHpaState
  let before: RecordedAnswer | undefined
  let passed = 0
  for (const step of timeline.steps) {
    if (step.hpa) {
      hpa = step.hpa
      spec = specOf(hpa, timeline, version)
    }
    if (step.restart) state = afterRestart(state)
    const seen = seenOf(step, hpa, podsAt(step))
    const next = stepHpa(spec, state, seen)
    const expected = carriedOver(before, step.out)
    const got = answerOf(next.decision, next.state.status)
    const path = firstDifference({ ...expected, behavior: defaultedOf(hpa, timeline) }, { ...got, behavior: spec.behavior })
    if (path !== undefined) {
      const at = `${timeline.id}, step ${passed + 1} (t = ${step.t})`
      return { passed, difference: { at, path, inputs: { spec: hpa, before: state, seen }, expected, got, rule: next.decision.rule } }
    }
    state = next.state
    before = expected
    passed++
  }
  return { passed }
}

/** Recorded specs go the way of a user's manifest: through the schema and its defaulting. */
function specOf(hpa: RecordedHpa, { controller }: Timeline, version: string): HpaSpec {
  return hpaSpec.parse(manifestOf(hpa, controller, version))
}

/** What the real API server made of the behavior that was given. */
function defaultedOf({ behaviorDefaulted, tolUp, tolDown }: RecordedHpa, { controller }: Timeline): HpaBehavior | undefined {
  if (!behaviorDefaulted) return undefined
  const rules = (
    { stabilizationWindowSeconds, selectPolicy, policies }: RecordedRules,
    tolerance: number | undefined,
  ): HpaScalingRules => ({
    stabilizationWindowSeconds: stabilizationWindowSeconds ?? null,
    selectPolicy,
    policies,
    tolerance: hasTolerance(controller) ? (tolerance ?? null) : null,
  })
  return { scaleUp: rules(behaviorDefaulted.scaleUp, tolUp), scaleDown: rules(behaviorDefaulted.scaleDown, tolDown) }
}
