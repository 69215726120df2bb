import { exp } from '../math/exp.ts'
import { log } from '../math/log.ts'
import { normalQuantile } from '../math/normal-quantile.ts'
import { fillNormalScores } from './normal-scores.ts'
import { requireParameter } from './require.ts'
import type { Sampler } from './sampler.ts'

/** Log-normal through the median and one upper percentile. `fill` reads normal scores from a table, within 1e-9 of `quantile`. */
export function lognormal(p50: number, upper: number, upperProbability: number): Sampler {
  requireParameter(p50 > 0 && Number.isFinite(p50), 'p50', p50, 'a positive number')
  requireParameter(upper >= p50 && Number.isFinite(upper), 'upper', upper, `a number from ${p50}`)
  requireParameter(upperProbability > 0.5 && upperProbability < 1, 'upperProbability', upperProbability, 'a number between 0.5 and 1')
  const sigma = log(upper / p50) / normalQuantile(upperProbability)
  return {
    mean: p50 * exp((sigma * sigma) / 2),
    fill(stream, out, n) {
      stream.fillUniform(out, n)
      fillNormalScores(out, n)
      for (let i = 0; i < n; i++) out[i] = p50 * exp(sigma * out[i])
    },
    quantile: (u) => p50 * exp(sigma * normalQuantile(u)),
  }
}
