import { type Milli, narrow } from '../../contract/quantity.ts'

/**
 * Go's 64-bit integers, as a plain number while the value is a safe integer and a bigint beyond. Nearly every metric takes the plain
 * path; memory in milli-bytes of a large fleet doesn't. Sums wrap at 64 bits as Go's do.
 */
export type Int64 = Milli

export const maxInt32 = 2_147_483_647
export const minInt32 = -2_147_483_648
export const maxInt64 = 9_223_372_036_854_775_807n
/** The first double above the range. */
const twoTo63 = Number(1n << 63n)
export const minInt64 = -9_223_372_036_854_775_808n

export function addInt64(left: Int64, right: Int64): Int64 {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right
    if (Number.isSafeInteger(sum)) return sum
  }
  return narrow(BigInt.asIntN(64, BigInt(left) + BigInt(right)))
}

export function multiplyInt64(left: Int64, right: Int64): Int64 {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right
    if (Number.isSafeInteger(product)) return product + 0 // -0 becomes 0
  }
  return narrow(BigInt.asIntN(64, BigInt(left) * BigInt(right)))
}

/** Quotient truncated toward zero. @throws RangeError on division by zero, which Go's code never reaches. */
export function divideInt64(dividend: Int64, divisor: Int64): Int64 {
  if (typeof dividend === 'number' && typeof divisor === 'number' && divisor !== 0) {
    // The remainder of two safe integers is exact, and so is the division that it leaves.
    return (dividend - (dividend % divisor)) / divisor + 0
  }
  return narrow(BigInt.asIntN(64, BigInt(dividend) / BigInt(divisor)))
}

/** Low 32 bits as a signed number, as Go's int32(x) of an int64. */
export function lowInt32(value: Int64): number {
  if (typeof value === 'number' && value >= minInt32 && value <= maxInt32) return value
  return Number(BigInt.asIntN(32, BigInt(value)))
}

/** Go's int32(x) of a double on amd64: truncated; out of range and NaN give -2^31. */
export function floatToInt32(value: number): number {
  return value > minInt32 - 1 && value < maxInt32 + 1 ? Math.trunc(value) + 0 : minInt32
}

/** Go's int64(x) of a double on amd64: truncated; out of range and NaN give -2^63. */
export function floatToInt64(value: number): Int64 {
  const truncated = Math.trunc(value) + 0
  if (Number.isSafeInteger(truncated)) return truncated
  return truncated >= -twoTo63 && truncated < twoTo63 ? BigInt(truncated) : minInt64
}

/** int32 arithmetic wraps. */
export function wrapInt32(value: number): number {
  return value | 0
}
