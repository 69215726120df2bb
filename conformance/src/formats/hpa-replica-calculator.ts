import {
  averageReplicas,
  type HpaProfile,
  type PodMetricInput,
  readFailure,
  sumSeries,
  type Tolerance,
  utilizationReplicas,
  valuePerPodReplicas,
  valueReplicas,
} from '@plimsoll/models'
import type { Format, Header, Replayed } from '../format.ts'
import { createTally } from '../tally.ts'
import { profileOf } from './hpa-header.ts'
import {
  containersOf,
  integerOf,
  podOf,
  type RecordedContainer,
  type RecordedInteger,
  type RecordedPod,
  recordedInteger,
} from './hpa-pods.ts'

/** One call of one method of ReplicaCalculator. */
type Case = {
  readonly m: keyof typeof methods
  readonly cur: number
  readonly tol?: number
  readonly init?: number
  readonly delay?: number
  readonly res?: string
  readonly cont?: string
  readonly target: RecordedInteger
  readonly conts?: readonly RecordedContainer[]
  readonly pods?: readonly RecordedPod[]
  readonly s?: readonly (readonly [number, RecordedInteger, number, number])[]
  readonly v?: RecordedInteger | readonly RecordedInteger[]
  readonly clientErr?: string
  readonly err?: string
  readonly out?: readonly RecordedInteger[]
  readonly big?: 1
}

type Answer = { readonly out?: readonly RecordedInteger[]; readonly err?: string; readonly rule: string }

type Call = { readonly given: Case; readonly profile: HpaProfile; readonly tolerance: Tolerance }

const methods = {
  GetResourceReplicas: resource,
  GetRawResourceReplicas: average,
  GetMetricReplicas: average,
  GetObjectMetricReplicas: value,
  GetObjectPerPodMetricReplicas: valuePerPod,
  GetExternalMetricReplicas: value,
  GetExternalPerPodMetricReplicas: valuePerPod,
} as const

/** What a client error is wrapped into; the metric's names are those of the recording. */
const described = {
  GetResourceReplicas: { type: 'Resource' },
  GetRawResourceReplicas: { type: 'Resource' },
  GetMetricReplicas: { type: 'Pods' },
  GetObjectMetricReplicas: { type: 'Object' },
  GetObjectPerPodMetricReplicas: { type: 'Object' },
  GetExternalMetricReplicas: { type: 'External' },
  GetExternalPerPodMetricReplicas: { type: 'External' },
} as const
const recordedNames = {
  describedObject: { kind: 'Service', name: 'svc' },
  selectorText: '&LabelSelector{MatchLabels:map[string]string{},MatchExpressions:[]LabelSelectorRequirement{},}',
  target: { type: 'Value', milli: 1 },
} as const

export const hpaReplicaCalculator: Format = {
  unit: 'calls',
  matches: ({ format }) => format === 'plimsoll/vectors/hpa-replica-calculator@1',
  replay: replayCalls,
}

function replayCalls(header: Header, cases: Iterable<unknown>): Replayed {
  const profile = profileOf(header)
  const big = { passed: 0, all: 0 }
  const tally = createTally()
  let line = 1
  for (const given of cases as Iterable<Case>) {
    line++
    const { rule, ...got } = answer(given, profile)
    const expected = { out: given.out, err: given.err }
    const at = `line ${line}`
    const doesAgree = tally.compare(expected, got, () => ({ at, inputs: given, rule }))
    if (given.big) {
      big.all++
      if (doesAgree) big.passed++
    }
  }
  const notes = big.all > 0 ? [`of them ${big.passed} of ${big.all} marked big (64-bit wrap-around)`] : []
  return tally.finish(notes)
}

function answer(given: Case, profile: HpaProfile): Answer {
  // A recording of 1.36 can't pass a tolerance: it is 0 there.
  const given0 = given.tol ?? 0
  const tolerance = { test: profile.toleranceTest, up: given0, down: given0 }
  if (given.clientErr === undefined) return methods[given.m]({ given, profile, tolerance })
  const metric = { ...recordedNames, ...described[given.m], name: given.res ?? 'qps' }
  return { err: readFailure(metric, 'ns', given.clientErr), rule: 'client-error' }
}

function resource(call: Call): Answer {
  const { given, profile } = call
  const target = { resource: given.res ?? '', container: given.cont, percent: Number(given.target), profile }
  const found = utilizationReplicas(podInput(call), target)
  if ('error' in found) return { err: found.error, rule: 'error' }
  return { out: [found.count.replicas, found.utilizationPercent, recordedInteger(found.averageMilli)], rule: found.count.rule }
}

function average(call: Call): Answer {
  const found = averageReplicas(podInput(call), { resource: call.given.res, milli: integerOf(call.given.target) })
  if ('error' in found) return { err: found.error, rule: 'error' }
  return { out: [found.count.replicas, recordedInteger(found.averageMilli)], rule: found.count.rule }
}

function value({ given, profile, tolerance }: Call): Answer {
  const usageMilli = usageOf(given, profile.saturates ? 'stops' : 'wraps')
  const pods = (given.pods ?? []).map((pod) => podOf(pod, []))
  const found = valueReplicas({ pods, usageMilli, targetMilli: integerOf(given.target), currentReplicas: given.cur, tolerance, profile })
  if ('error' in found) return { err: found.error, rule: 'error' }
  return { out: [found.replicas, recordedInteger(usageMilli)], rule: found.rule }
}

function valuePerPod({ given, profile, tolerance }: Call): Answer {
  const usageMilli = usageOf(given, profile.saturates ? 'stops-below-zero' : 'wraps')
  const isCapped = profile.saturates && Array.isArray(given.v)
  const found = valuePerPodReplicas({ usageMilli, targetMilli: integerOf(given.target), statusReplicas: given.cur, tolerance, isCapped })
  return { out: [found.count.replicas, recordedInteger(found.averageMilli)], rule: found.count.rule }
}

function usageOf({ v = [] }: Case, overflow: Parameters<typeof sumSeries>[1]): number | bigint {
  return typeof v === 'object' ? sumSeries(v.map(integerOf), overflow) : integerOf(v)
}

function podInput({ given, tolerance }: Call): PodMetricInput {
  const containers = containersOf(given.conts ?? [])
  const recorded = given.pods ?? []
  const rowOf = new Map(recorded.map((pod, row) => [pod[0], row]))
  const valuesMilli: (number | bigint)[] = recorded.map(() => Number.NaN)
  const atSeconds = new Float64Array(recorded.length)
  const windowSeconds = new Float64Array(recorded.length)
  const strangers = new Map<number, number | bigint>()
  for (const [id, sample, at, window] of given.s ?? []) {
    const row = rowOf.get(id)
    if (row === undefined) strangers.set(id, integerOf(sample))
    else {
      valuesMilli[row] = integerOf(sample)
      atSeconds[row] = at
      windowSeconds[row] = window
    }
  }
  return {
    pods: recorded.map((pod) => podOf(pod, containers)),
    samples: { valuesMilli, atSeconds, windowSeconds, strangersMilli: [...strangers.values()] },
    currentReplicas: given.cur,
    tolerance,
    readiness: { atSeconds: 0, initializationSeconds: given.init ?? 300, readinessDelaySeconds: given.delay ?? 30 },
  }
}
