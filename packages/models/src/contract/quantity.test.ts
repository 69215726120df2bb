import { describe, expect, it } from 'vitest'
import { formatQuantityMilli, parseQuantityMilli, parseQuantityReal, parseQuantityWhole, quantityMilli } from './quantity.ts'

describe('Kubernetes quantities', () => {
  it.each([
    ['500m', 500],
    ['2', 2000],
    ['+2', 2000],
    ['0.1', 100],
    ['.5', 500],
    ['5.', 5000],
    ['1k', 1_000_000],
    ['1e3', 1_000_000],
    ['1E3', 1_000_000],
    ['1e-3', 1],
    ['2Ki', 2_048_000],
    ['1.5Gi', 1.5 * 1024 * 1024 * 1024 * 1000],
    ['-3', -3000],
    ['0', 0],
  ])('%s is %d thousandths', (text, milli) => {
    expect(parseQuantityMilli(text)).toBe(milli)
  })

  // MilliValue rounds what is finer than a thousandth up: 100u and 1n both count as one.
  it.each([
    ['100u', 1],
    ['1n', 1],
    ['1000001u', 1001],
    ['1.0005', 1001],
    ['-100u', -1],
  ])('%s is rounded away from zero to %d', (text, milli) => {
    expect(parseQuantityMilli(text)).toBe(milli)
  })

  it('stays exact beyond the safe integers', () => {
    // 16 Ti = 2^44 bytes = 17592186044416000 milli-bytes > 2^53
    expect(parseQuantityMilli('16Ti')).toBe(17_592_186_044_416_000n)
    expect(parseQuantityMilli('1E')).toBe(1_000_000_000_000_000_000_000n)
  })

  it('caps at 2^63-1 units', () => {
    expect(parseQuantityWhole('100E')).toBe(9_223_372_036_854_775_807n)
    expect(parseQuantityWhole('1e300')).toBe(9_223_372_036_854_775_807n)
  })

  it.each(['', 'm', '1 Gi', '1gi', '1K', '1.2.3', '0x10', '1e', 'abc', '.', '-'])('refuses %j', (text) => {
    expect(parseQuantityMilli(text)).toBeUndefined()
    expect(parseQuantityReal(text)).toBeUndefined()
  })

  it('makes the doubles that Kubernetes makes: digits without trailing zeros times a power of ten', () => {
    expect(parseQuantityReal('300m')).toBe(3 * 0.1)
    expect(parseQuantityReal('35m')).toBe(35 * 0.001)
    expect(parseQuantityReal('0.05')).toBe(5 * 0.01)
    expect(parseQuantityReal('1')).toBe(1)
    expect(parseQuantityReal('0')).toBe(0)
    expect(parseQuantityReal('1k')).toBe(1000)
  })

  it('writes thousandths back', () => {
    expect(formatQuantityMilli(1500)).toBe('1500m')
    expect(formatQuantityMilli(2000)).toBe('2')
  })

  it('is a schema field for text and plain numbers, and says what it expects', () => {
    expect(quantityMilli().parse('250m')).toBe(250)
    expect(quantityMilli().parse(3)).toBe(3000)
    expect(quantityMilli().safeParse('many').error?.issues[0].message).toMatch('500m')
    expect(quantityMilli({ positive: true }).safeParse('0').error?.issues[0].message).toBe('must be positive')
  })
})
