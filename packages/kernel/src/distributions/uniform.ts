import { requireParameter } from './require.ts'
import type { Sampler } from './sampler.ts'

export function uniform(low: number, high: number): Sampler {
  requireParameter(Number.isFinite(low), 'low', low, 'a finite number')
  requireParameter(high >= low && Number.isFinite(high), 'high', high, `a finite number from ${low}`)
  const width = high - low
  return {
    mean: low + width / 2,
    fill(stream, out, n) {
      stream.fillUniform(out, n)
      for (let i = 0; i < n; i++) out[i] = low + width * out[i]
    },
    quantile: (u) => low + width * u,
  }
}
