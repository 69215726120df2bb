import { requireParameter } from './require.ts'
import type { Sampler } from './sampler.ts'

/** One of the given values; by inversion over the sorted values, so that it stays coupled. */
export function empirical(values: readonly number[], weights?: readonly number[]): Sampler {
  requireParameter(values.length > 0, 'values.length', values.length, 'at least one value')
  requireParameter(!weights || weights.length === values.length, 'weights.length', weights?.length ?? 0, 'as many weights as values')
  const order = values.map((_, index) => index).sort((a, b) => values[a] - values[b] || a - b)
  const sorted = Float64Array.from(order, (index) => values[index])
  const cumulative = Float64Array.from(order, (index) => weights?.[index] ?? 1)
  let weighted = 0
  for (let i = 0; i < sorted.length; i++) {
    requireParameter(Number.isFinite(sorted[i]), 'value', sorted[i], 'a finite number')
    requireParameter(cumulative[i] >= 0 && Number.isFinite(cumulative[i]), 'weight', cumulative[i], '0 or more')
    weighted += sorted[i] * cumulative[i]
    if (i > 0) cumulative[i] += cumulative[i - 1]
  }
  const total = cumulative[cumulative.length - 1]
  requireParameter(total > 0, 'sum of weights', total, 'a positive number')
  const quantile = (u: number) => sorted[firstAbove(cumulative, u * total)]
  return {
    mean: weighted / total,
    fill(stream, out, n) {
      stream.fillUniform(out, n)
      for (let i = 0; i < n; i++) out[i] = quantile(out[i])
    },
    quantile,
  }
}

/** First index whose cumulative weight exceeds `target`; the last one when rounding leaves none. */
function firstAbove(cumulative: Float64Array, target: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle] > target) high = middle
    else low = middle + 1
  }
  return low
}
