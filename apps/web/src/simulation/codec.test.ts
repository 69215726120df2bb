import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode } from './codec.ts'

describe('codec', () => {
  it('gives back what it got: nested arrays in any place, NaN and negative zero in them, any text', () => {
    const column = fc.array(fc.double(), { maxLength: 20 }).map((values) => Float64Array.from(values))
    const value = fc.letrec((tie) => ({
      tree: fc.oneof(
        column,
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('tree'), { maxKeys: 4 }),
      ),
    })).tree
    fc.assert(
      fc.property(value, (tree) => {
        expect(decode(encode({ tree }))).toEqual({ tree })
      }),
    )
  })

  it('writes the same bytes for the same value', () => {
    const value = { grid: Float64Array.from([0, 60, NaN]), name: 'a' }
    expect(encode(value)).toEqual(encode(structuredClone(value)))
  })

  it('refuses bytes that it did not write', () => {
    expect(() => decode(new Uint8Array([1, 2, 3]))).toThrow()
  })
})
