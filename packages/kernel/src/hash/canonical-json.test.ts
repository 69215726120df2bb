import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves undefined out', () => {
    expect(canonicalJson({ b: 1, a: { d: [true, null], c: 'x"' }, e: undefined })).toBe('{"a":{"c":"x\\"","d":[true,null]},"b":1}')
  })

  it('writes typed arrays with their type, and numbers that JSON does not know', () => {
    expect(canonicalJson({ x: new Float64Array([1.5, Number.NaN, -0]), y: Number.POSITIVE_INFINITY })).toBe(
      '{"x":Float64Array[1.5,NaN,0],"y":Infinity}',
    )
    expect(canonicalJson(12n)).toBe('12n')
  })

  it('refuses what is no data', () => {
    expect(() => canonicalJson({ f: () => 1 })).toThrow('a function has no canonical form')
    expect(() => canonicalJson(new Map())).toThrow(TypeError)
  })

  it('does not depend on the order in which keys were added', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(record))
      }),
      { seed },
    )
  })

  it('is JSON for JSON data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
      }),
      { seed },
    )
  })
})
