import type { AnalysedRun } from '@plimsoll/analysis'
import type { Column, MetricId, RunResult } from '@plimsoll/engine'
import { clockOf } from '../format/index.ts'
import { headline } from '../words/headline.ts'
import { objectiveSentence } from '../words/objective.ts'
import { type JsonValue, jsonValue } from './json-value.ts'

export const resultSchema = 'plimsoll.result/v1'

/** A run as a versioned JSON document; its keys are described in this package's README. */
export type ResultDocument = { readonly schema: typeof resultSchema } & Readonly<
  Record<
    'scenario' | 'provenance' | 'outcomes' | 'latencySeconds' | 'replicas' | 'restarts' | 'nodes' | 'bill' | 'objectives' | 'findings',
    JsonValue
  >
>

/** Only what follows from plan, seed and price sheet: no wall-clock time, so equal runs give equal documents. */
export function resultDocument(run: AnalysedRun): ResultDocument {
  const { name, result, bill, findings } = run
  const { verdict, objectives, ...others } = findings
  const clock = clockOf(result.startIso, result.durationSeconds)
  return {
    schema: resultSchema,
    scenario: { name, startIso: result.startIso, durationSeconds: result.durationSeconds },
    provenance: {
      engineVersion: result.engineVersion,
      planHash: result.planHash,
      seed: result.seed,
      replications: 1,
      fidelity: result.fidelity,
      bucketSeconds: result.bucketSeconds,
      priceSheet: jsonValue(bill.sheet),
      requests: result.work.requests,
      controlEvents: result.work.controlEvents,
      limits: jsonValue(result.limits),
    },
    outcomes: jsonValue(result.outcomes),
    latencySeconds: jsonValue(
      result.latency.map(({ service, intent, count, ...figures }) => ({
        service,
        intent,
        count,
        mean: figures.meanSeconds,
        p50: figures.p50Seconds,
        p90: figures.p90Seconds,
        p95: figures.p95Seconds,
        p99: figures.p99Seconds,
        p999: figures.p999Seconds,
        max: figures.maxSeconds,
      })),
    ),
    replicas: jsonValue(gauges(result, ['pods.desired', 'pods.ready', 'pods.starting', 'pods.pending'], 'service')),
    restarts: jsonValue(result.restarts),
    nodes: jsonValue(
      gauges(result, ['nodes.ready', 'nodes.provisioning', 'nodes.requestedCores', 'nodes.allocatableCores', 'nodes.warm'], 'nodePool'),
    ),
    bill: jsonValue(bill),
    objectives: jsonValue({
      verdict,
      all: objectives.map((evaluated) => ({ ...evaluated, sentence: objectiveSentence(evaluated, clock) })),
    }),
    findings: jsonValue({ headline: headline(run), ...others }),
  }
}

/** The document as text: two blanks of indent, a line end at the end, the same bytes for the same run. */
export function resultJson(run: AnalysedRun): string {
  return `${JSON.stringify(resultDocument(run), null, 2)}\n`
}

/** Least, mean and greatest bucket of each gauge, one entry a service or node pool: `[{ service, desired: { least, mean, most } }]`. */
function gauges({ metrics, durationSeconds, grid, bucketSeconds }: RunResult, ids: readonly MetricId[], label: 'service' | 'nodePool') {
  const all = ids.flatMap((id) => (metrics[id]?.columns ?? []).map((column) => ({ id, column })))
  const names = [...new Set(all.flatMap(({ column }) => column.labels[label] ?? []))]
  const lengths = grid.map((start) => Math.min(durationSeconds, start + bucketSeconds) - start)
  return names.map((name) => ({
    [label]: name,
    ...Object.fromEntries(
      all.filter(({ column }) => column.labels[label] === name).map(({ id, column }) => [id.split('.')[1], rangeOf(column, lengths)]),
    ),
  }))
}

function rangeOf({ values }: Column, lengths: Float64Array): { least: number; mean: number; most: number } {
  let least = Number.NaN
  let most = Number.NaN
  let sum = 0
  let seconds = 0
  values.forEach((value, bucket) => {
    if (Number.isNaN(value)) return
    least = Number.isNaN(least) ? value : Math.min(least, value)
    most = Number.isNaN(most) ? value : Math.max(most, value)
    sum += value * lengths[bucket]
    seconds += lengths[bucket]
  })
  return { least, mean: seconds > 0 ? sum / seconds : Number.NaN, most }
}
