import type { Stream } from '../chance/stream.ts'
import { constant } from './constant.ts'
import type { Distribution } from './distribution.ts'
import { empirical } from './empirical.ts'
import { erlang } from './erlang.ts'
import { exponential } from './exponential.ts'
import { lognormal } from './lognormal.ts'
import { pareto } from './pareto.ts'
import { uniform } from './uniform.ts'

/**
 * A distribution ready to draw from. Every kind draws by inversion, with a fixed number of words a value (the exponential tail aside):
 * under one stream, value n of two laws is coupled, and stays so when only a parameter changes.
 */
export interface Sampler {
  readonly mean: number
  /** Writes `n` values. */
  fill(stream: Stream, out: Float64Array, n: number): void
  /** Value below which a draw lies with chance u, 0 < u < 1. */
  quantile(u: number): number
}

/** @throws RangeError when the parameters describe no law */
export function sampler(distribution: Distribution): Sampler {
  switch (distribution.kind) {
    case 'constant':
      return constant(distribution.value)
    case 'uniform':
      return uniform(distribution.low, distribution.high)
    case 'exponential':
      return exponential(distribution.mean)
    case 'lognormal':
      return lognormal(distribution.p50, distribution.upper, distribution.upperProbability)
    case 'erlang':
      return erlang(distribution.shape, distribution.mean)
    case 'pareto':
      return pareto(distribution.minimum, distribution.shape)
    case 'empirical':
      return empirical(distribution.values, distribution.weights)
    default:
      return unreachable(distribution)
  }
}

function unreachable(distribution: never): never {
  throw new RangeError(`unknown distribution ${JSON.stringify(distribution)}`)
}
