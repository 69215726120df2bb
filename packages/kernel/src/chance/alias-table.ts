import type { Stream } from './stream.ts'

/** Weights prepared for drawing an index in constant time (Walker's alias method, Vose's construction). */
export type AliasTable = {
  readonly size: number
  /** Chance to stay with index i once it was picked. */
  readonly keep: Float64Array
  /** Index taken instead. */
  readonly alias: Uint32Array
}

/**
 * @param weights not negative, at least one positive; need not add up to 1
 * @throws RangeError for other weights
 */
export function aliasTable(weights: ArrayLike<number>): AliasTable {
  const size = weights.length
  let total = 0
  for (let i = 0; i < size; i++) {
    if (!(weights[i] >= 0 && weights[i] < Number.POSITIVE_INFINITY))
      throw new RangeError(`weight ${i} is ${weights[i]}; expected 0 or more`)
    total += weights[i]
  }
  if (!(total > 0 && total < Number.POSITIVE_INFINITY)) throw new RangeError('expected weights with a positive, finite sum')
  const keep = new Float64Array(size)
  const alias = new Uint32Array(size)
  const small = new Uint32Array(size)
  const large = new Uint32Array(size)
  let smalls = 0
  let larges = 0
  for (let i = 0; i < size; i++) {
    keep[i] = (weights[i] / total) * size
    alias[i] = i
    if (keep[i] < 1) small[smalls++] = i
    else large[larges++] = i
  }
  while (smalls > 0 && larges > 0) {
    const poor = small[--smalls]
    const rich = large[larges - 1]
    alias[poor] = rich
    keep[rich] -= 1 - keep[poor]
    if (keep[rich] < 1) {
      larges--
      small[smalls++] = rich
    }
  }
  // What rounding left over is 1 within a few ulp.
  while (smalls > 0) keep[small[--smalls]] = 1
  while (larges > 0) keep[large[--larges]] = 1
  return { size, keep, alias }
}

const uniforms = new Float64Array(1024)

/** Draws `n` indices, one uniform each: its whole part picks a column, its fraction decides between the column's two indices. */
export function fillAlias(table: AliasTable, stream: Stream, out: Uint32Array, n: number): void {
  const { size, keep, alias } = table
  for (let done = 0; done < n; ) {
    const rows = Math.min(uniforms.length, n - done)
    stream.fillUniform(uniforms, rows)
    for (let i = 0; i < rows; i++) {
      const place = uniforms[i] * size
      const column = Math.min(Math.floor(place), size - 1)
      out[done + i] = place - column < keep[column] ? column : alias[column]
    }
    done += rows
  }
}
