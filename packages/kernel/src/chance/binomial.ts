import { exp } from '../math/exp.ts'
import { log, log1p } from '../math/log.ts'
import { logGamma } from '../math/log-gamma.ts'
import type { Stream } from './stream.ts'

/** Below this mean inversion by search is short; BTRS needs at least 10. */
const searchBelow = 10

/**
 * Successes among `trials` independent tries, exact in law. Small means by inversion; large ones by transformed rejection
 * (BTRS: Hörmann 1993, Journal of Statistical Computation and Simulation 46, 101-110).
 */
export function binomial(stream: Stream, trials: number, probability: number): number {
  if (!Number.isInteger(trials) || trials < 0) throw new RangeError(`number of trials ${trials} is not a whole number from 0`)
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`probability ${probability} is not within 0..1`)
  if (probability > 0.5) return trials - binomial(stream, trials, 1 - probability)
  if (trials === 0 || probability === 0) return 0
  return trials * probability < searchBelow ? bySearch(stream, trials, probability) : byRejection(stream, trials, probability)
}

function bySearch(stream: Stream, trials: number, probability: number): number {
  const odds = probability / (1 - probability)
  let chance = exp(trials * log1p(-probability))
  let rest = stream.uniform() - chance
  let count = 0
  while (rest > 0 && count < trials) {
    count++
    chance *= (odds * (trials - count + 1)) / count
    rest -= chance
  }
  return count
}

function byRejection(stream: Stream, trials: number, probability: number): number {
  const spread = Math.sqrt(trials * probability * (1 - probability))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * probability
  const centre = trials * probability + 0.5
  const alpha = (2.83 + 5.1 / b) * spread
  const certain = 0.92 - 4.2 / b
  const lnOdds = log(probability / (1 - probability))
  const mode = Math.floor((trials + 1) * probability)
  const atMode = logGamma(mode + 1) + logGamma(trials - mode + 1)
  for (;;) {
    const u = stream.uniform() - 0.5
    const v = stream.uniform()
    const distance = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / distance + b) * u + centre)
    if (distance >= 0.07 && v <= certain) return count
    if (count < 0 || count > trials) continue
    const hat = log((v * alpha) / (a / (distance * distance) + b))
    if (hat <= atMode - logGamma(count + 1) - logGamma(trials - count + 1) + (count - mode) * lnOdds) return count
  }
}
