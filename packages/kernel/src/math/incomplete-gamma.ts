import { exp } from './exp.ts'
import { log } from './log.ts'
import { logGamma } from './log-gamma.ts'

const precision = 1e-16
const mostTerms = 100_000

/**
 * Chance that a gamma variable of this shape and scale 1 is at most x (regularised lower incomplete gamma), for shape > 0, x >= 0.
 * Absolute error about 1e-13. Series below the mean, continued fraction (Lentz) above.
 */
export function gammaProbability(shape: number, x: number): number {
  if (x <= 0) return 0
  return x < shape + 1 ? lowerSeries(shape, x) : 1 - upperFraction(shape, x)
}

/** 1 - gammaProbability, without losing a small result. */
export function gammaTailProbability(shape: number, x: number): number {
  if (x <= 0) return 1
  return x < shape + 1 ? 1 - lowerSeries(shape, x) : upperFraction(shape, x)
}

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; n < mostTerms && term > sum * precision; n++) {
    term *= x / (shape + n)
    sum += term
  }
  return sum * exp(shape * log(x) - x - logGamma(shape))
}

function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let n = 1; n < mostTerms; n++) {
    const a = -n * (n - shape)
    b += 2
    d = 1 / (a * d + b)
    c = b + a / c
    const step = c * d
    h *= step
    if (Math.abs(step - 1) < precision * 2) break
  }
  return h * exp(shape * log(x) - x - logGamma(shape))
}
