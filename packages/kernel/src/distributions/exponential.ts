import { log1p } from '../math/log.ts'
import { requireParameter } from './require.ts'
import type { Sampler } from './sampler.ts'

export function exponential(mean: number): Sampler {
  requireParameter(mean > 0 && Number.isFinite(mean), 'mean', mean, 'a positive number')
  return {
    mean,
    fill(stream, out, n) {
      stream.fillExponential(out, n, mean)
    },
    quantile: (u) => -mean * log1p(-u),
  }
}
