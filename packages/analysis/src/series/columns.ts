import type { Column, MetricId, RunResult } from '@plimsoll/engine'

/** Labels that a column must carry with exactly these values. */
export type Where = Readonly<Partial<Record<'service' | 'source' | 'intent' | 'outcome' | 'nodePool', string>>>

export function columnsOf(result: RunResult, metric: MetricId, where: Where = {}): readonly Column[] {
  const wanted = Object.entries(where)
  return (result.metrics[metric]?.columns ?? []).filter(({ labels }) => wanted.every(([label, value]) => labels[label] === value))
}

/** Bucket by bucket sum of the columns; NaN counts as nothing there. Null when no column matches. */
export function sumOf(result: RunResult, metric: MetricId, where: Where = {}): Float64Array | null {
  const columns = columnsOf(result, metric, where)
  if (columns.length === 0) return null
  const sum = new Float64Array(result.grid.length)
  for (const { values } of columns) {
    for (let bucket = 0; bucket < sum.length; bucket++) sum[bucket] += Number.isNaN(values[bucket]) ? 0 : values[bucket]
  }
  return sum
}

/** Values of a label over the columns of a metric, in order of appearance. */
export function labelValues(result: RunResult, metric: MetricId, label: string): readonly string[] {
  const values = columnsOf(result, metric).flatMap(({ labels }) => labels[label] ?? [])
  return [...new Set(values)]
}

/** Services of a run, in the order of its ledger; those without traffic as their pods name them. */
export function servicesOf(result: RunResult): readonly string[] {
  return [...new Set([...result.outcomes.bySource.map(({ service }) => service), ...labelValues(result, 'pods.ready', 'service')])]
}
