import { exp } from './exp.ts'
import { log } from './log.ts'

/** Up to this whole exponent repeated multiplication is both faster and closer. */
const mostMultiplied = 64

/**
 * x^y for x >= 0, or for any x when y is whole and small.
 * Whole |y| <= 64: repeated squaring, within about |y| ulp and exact while products are. Otherwise e^(y ln x), relative error
 * about (1 + |y ln x|) · 2^-53.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1
  if (Number.isInteger(y) && Math.abs(y) <= mostMultiplied) return y < 0 ? 1 / multiplied(x, -y) : multiplied(x, y)
  if (x === 0) return y > 0 ? 0 : Number.POSITIVE_INFINITY
  return exp(y * log(x))
}

function multiplied(x: number, times: number): number {
  let product = 1
  let square = x
  for (let rest = times; ; square *= square) {
    if (rest & 1) product *= square
    rest >>= 1
    if (rest === 0) return product
  }
}
