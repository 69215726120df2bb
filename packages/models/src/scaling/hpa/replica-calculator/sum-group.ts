import { addInt64, type Int64 } from '../int64.ts'

/**
 * Sum of a column over the pods of one group, as Go's int64 would have it. Columns of doubles are added as doubles while that is exact, which
 * is nearly always: this is the inner loop of every evaluation, and it must not box a number a pod.
 */
export function sumGroup(codes: Uint8Array, code: number, column: ArrayLike<Int64>): Int64 {
  const sum = column instanceof Float64Array ? sumDoubles(codes, code, column) : Number.NaN
  return Number.isNaN(sum) ? sumExactly(codes, code, column) : sum
}

/** NaN when a partial sum leaves the safe integers. */
function sumDoubles(codes: Uint8Array, code: number, column: Float64Array): number {
  let sum = 0
  let largest = 0
  for (let index = 0; index < codes.length; index++) {
    if (codes[index] !== code) continue
    sum += column[index]
    largest = Math.max(largest, Math.abs(sum))
  }
  return largest <= Number.MAX_SAFE_INTEGER ? sum : Number.NaN
}

function sumExactly(codes: Uint8Array, code: number, column: ArrayLike<Int64>): Int64 {
  let sum: Int64 = 0
  for (let index = 0; index < codes.length; index++) if (codes[index] === code) sum = addInt64(sum, column[index])
  return sum
}
