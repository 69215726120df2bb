import { doubleView, highWord, lowWord, wordView } from './double-bits.ts'
import { firstHalvedSlice, logTable } from './log-table.ts'

/** ln 2 in two parts; the first is a multiple of 2^-42, so exponent times it is exact. */
const ln2High = 0.6931471805598903
const ln2Low = 5.497923018708371e-14

const smallestNormal = 2.2250738585072014e-308
const twoTo54 = 18014398509481984

/**
 * Natural logarithm from + - * and a literal table: the same bits on every engine.
 * Within 1 ulp of the exact value. NaN below 0, -Infinity at 0.
 */
export function log(x: number): number {
  if (x >= smallestNormal) return x === Number.POSITIVE_INFINITY ? x : logOfNormal(x, 0)
  if (x > 0) return logOfNormal(x * twoTo54, -54)
  return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
}

/** ln(1 + x), exact for small x too. */
export function log1p(x: number): number {
  const rounded = 1 + x
  if (rounded === 1) return x
  if (rounded <= 0 || rounded === Number.POSITIVE_INFINITY) return log(rounded)
  return log(rounded) - (rounded - 1 - x) / rounded
}

function logOfNormal(x: number, exponentShift: number): number {
  doubleView[0] = x
  const high = wordView[highWord]
  const slice = (high >>> 12) & 255
  const isHalved = slice >= firstHalvedSlice ? 1 : 0
  const exponent = (high >>> 20) - 1023 + isHalved + exponentShift
  wordView[highWord] = (high & 0xfffff) | ((1023 - isHalved) << 20)
  const mantissa = doubleView[0]
  wordView[lowWord] = 0
  const leading = doubleView[0]
  const inverse = logTable[3 * slice]
  // Both products are exact enough without a fused multiply-add: 21 bits times 21 bits, and a small rest.
  const r = leading * inverse - 1 + (mantissa - leading) * inverse
  const whole = exponent * ln2High + logTable[3 * slice + 1]
  const tail = r * r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7))))))
  const sum = whole + r
  const lost = whole - sum + r
  return sum + (lost + tail + logTable[3 * slice + 2] + exponent * ln2Low)
}
