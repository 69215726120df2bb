import { log } from './log.ts'

/** Lanczos' approximation with g = 7 and nine terms, as published by P. Godfrey. */
const lanczosShift = 7.5
const lanczos = new Float64Array([
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
])

/** ln sqrt(2 pi) */
const lnSqrtTwoPi = 0.9189385332046728

/** ln Gamma(x) for x > 0. Error within 1e-13 of max(1, |result|). */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  if (x < 0.5) return logGamma(x + 1) - log(x)
  let series = lanczos[0]
  for (let term = 1; term < lanczos.length; term++) series += lanczos[term] / (x + (term - 1))
  const shifted = x - 1 + lanczosShift
  return lnSqrtTwoPi + (x - 0.5) * log(shifted) - shifted + log(series)
}
