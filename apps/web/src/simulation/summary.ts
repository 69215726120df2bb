import { type AnalysedRun, type Findings, type Headline, headline } from './engine.ts'

/** What lists show of a finished run. Stored beside it as JSON, so a list never opens results. */
export type RunSummary = {
  readonly verdict: Findings['verdict']
  readonly headline: Headline
  readonly objectivesHeld: number
  readonly objectivesTotal: number
  readonly p99Seconds: number | null
  /** Of what customers sent; null when they sent nothing. */
  readonly lossRatio: number | null
  readonly perMonthMicroUsd: number | null
  readonly perMillionMicroUsd: number | null
  readonly durationSeconds: number
  readonly engineVersion: string
  /** Offered load and ready pods as curves of at most `sparklinePoints`, for sparklines. */
  readonly traffic: readonly number[]
  readonly replicas: readonly number[]
}

const sparklinePoints = 60

export function summarise(run: AnalysedRun): RunSummary {
  const { result, bill, findings } = run
  const customers = findings.losses.find(({ intent }) => intent === 'customers')
  const p99s = result.latency.filter(({ intent }) => intent === 'customers').map(({ p99Seconds }) => p99Seconds)
  const known = p99s.filter((seconds) => seconds !== null)
  return {
    verdict: findings.verdict,
    headline: headline(run),
    objectivesHeld: findings.objectives.filter(({ verdict }) => verdict === 'pass').length,
    objectivesTotal: findings.objectives.length,
    p99Seconds: known.length > 0 ? Math.max(...known) : null,
    lossRatio: customers && customers.offered > 0 ? customers.lost / customers.offered : null,
    perMonthMicroUsd: findings.spend.perMonth?.microUsd ?? null,
    perMillionMicroUsd: bill.costPerMillionServedMicroUsd,
    durationSeconds: result.durationSeconds,
    engineVersion: result.engineVersion,
    traffic: sparkline(sumOf(result, 'requests.offered')),
    replicas: sparkline(sumOf(result, 'pods.ready')),
  }
}

function sumOf({ grid, metrics }: AnalysedRun['result'], id: 'requests.offered' | 'pods.ready'): Float64Array {
  const columns = metrics[id]?.columns ?? []
  return grid.map((_start, bucket) => columns.reduce((sum, { values }) => sum + (Number.isNaN(values[bucket]) ? 0 : values[bucket]), 0))
}

/** The greatest value of each stretch, three figures: peaks are what a sparkline is looked at for. */
function sparkline(values: Float64Array): number[] {
  const points = Math.min(sparklinePoints, values.length)
  return Array.from({ length: points }, (_, point) => {
    const from = Math.floor((point * values.length) / points)
    const until = Math.max(from + 1, Math.floor(((point + 1) * values.length) / points))
    return Number(Math.max(...values.subarray(from, until)).toPrecision(3))
  })
}
