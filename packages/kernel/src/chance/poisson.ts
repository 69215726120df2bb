import { exp } from '../math/exp.ts'
import { log } from '../math/log.ts'
import { logGamma } from '../math/log-gamma.ts'
import type { Stream } from './stream.ts'

/** Below this the number of uniforms of inversion by search stays small; PTRS needs at least 10. */
const searchBelow = 10

/** 2^40: beyond it a double cannot tell neighbouring chances apart. */
const largestMean = 1_099_511_627_776

/**
 * A Poisson variable, exact in law for any mean up to 2^40. Small means by inversion; large ones by transformed rejection
 * (PTRS: Hörmann 1993, Insurance: Mathematics and Economics 12, 39-45).
 */
export function poisson(stream: Stream, mean: number): number {
  if (!(mean >= 0 && mean <= largestMean)) throw new RangeError(`Poisson mean ${mean} is not within 0..2^40`)
  if (mean === 0) return 0
  return mean < searchBelow ? bySearch(stream, mean) : byRejection(stream, mean)
}

function bySearch(stream: Stream, mean: number): number {
  let chance = exp(-mean)
  let rest = stream.uniform() - chance
  let count = 0
  while (rest > 0 && chance > 0) {
    count++
    chance *= mean / count
    rest -= chance
  }
  return count
}

function byRejection(stream: Stream, mean: number): number {
  const root = Math.sqrt(mean)
  const lnMean = log(mean)
  const b = 0.931 + 2.53 * root
  const a = -0.059 + 0.02483 * b
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
  const certain = 0.9277 - 3.6224 / (b - 2)
  for (;;) {
    const u = stream.uniform() - 0.5
    const v = stream.uniform()
    const distance = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / distance + b) * u + mean + 0.43)
    if (distance >= 0.07 && v <= certain) return count
    if (count < 0 || (distance < 0.013 && v > distance)) continue
    const hat = log((v * inverseAlpha) / (a / (distance * distance) + b))
    if (hat <= count * lnMean - mean - logGamma(count + 1)) return count
  }
}
