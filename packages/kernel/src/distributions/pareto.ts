import { exp } from '../math/exp.ts'
import { log1p } from '../math/log.ts'
import { requireParameter } from './require.ts'
import type { Sampler } from './sampler.ts'

/** Pareto: minimum · e^(E / shape), E exponential. */
export function pareto(minimum: number, shape: number): Sampler {
  requireParameter(minimum > 0 && Number.isFinite(minimum), 'minimum', minimum, 'a positive number')
  requireParameter(shape > 0 && Number.isFinite(shape), 'shape', shape, 'a positive number')
  return {
    mean: shape > 1 ? (minimum * shape) / (shape - 1) : Number.POSITIVE_INFINITY,
    fill(stream, out, n) {
      stream.fillExponential(out, n)
      for (let i = 0; i < n; i++) out[i] = minimum * exp(out[i] / shape)
    },
    quantile: (u) => minimum * exp(-log1p(-u) / shape),
  }
}
