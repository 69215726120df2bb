import { powerOfTwo } from './double-bits.ts'
import { expTable } from './exp-table.ts'

/** 128 / ln 2, and ln 2 / 128 in two parts; the first is a multiple of 2^-42. */
const slicesPerUnit = 184.6649652337873
const sliceHigh = 0.0054152123482253955
const sliceLow = -1.0082281460997769e-13

/** Beyond these the result is infinite, or rounds to zero. */
const largest = 709.782712893384
const smallest = -745.1332191019412

/**
 * e^x from + - * and a literal table: the same bits on every engine.
 * Within 1 ulp of the exact value where the result is a normal number.
 */
export function exp(x: number): number {
  if (!(x <= largest)) return x > 0 ? Number.POSITIVE_INFINITY : Number.NaN
  if (x < smallest) return 0
  const slices = Math.round(x * slicesPerUnit)
  const r = x - slices * sliceHigh - slices * sliceLow
  const slice = slices & 127
  const exponent = (slices - slice) / 128
  const grown = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120)))) + expTable[2 * slice + 1]
  const base = expTable[2 * slice]
  const value = base + base * grown
  if (exponent >= -1022 && exponent <= 1023) return value * powerOfTwo(exponent)
  // Two steps where 2^exponent alone isn't a normal number.
  return exponent < 0 ? value * powerOfTwo(exponent + 100) * powerOfTwo(-100) : value * powerOfTwo(exponent - 1) * 2
}
