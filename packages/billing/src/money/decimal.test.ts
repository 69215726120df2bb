import { describe, expect, it } from 'vitest'
import { afterPercentOff, approximately, decimal, fraction, microUsd, plus, times } from './decimal.ts'

describe('decimal', () => {
  it('is exact where float64 is not', () => {
    // In float64 0.1 + 0.2 is 0.30000000000000004.
    const sum = plus(decimal('0.1'), decimal('0.2'))
    expect(sum.numerator * 10n).toBe(3n * sum.denominator)
  })

  it.each(['', '-1', '1e-5', '1,000', '.5', '1.', 'free'])('refuses %j', (text) => {
    expect(() => decimal(text)).toThrow(RangeError)
  })
})

describe('microUsd', () => {
  // One LCU hour at 0.008; Lambda's 0.0000166667 a GB-second is 16.6667 micro-dollars; halves go up.
  it.each([
    ['0.008', 8_000],
    ['0.0000166667', 17],
    ['0.0000005', 1],
    ['0.00000049', 0],
  ])('%s USD is %i', (usd, micro) => {
    expect(microUsd(decimal(usd))).toBe(micro)
  })

  it('rounds the product once, not its factors', () => {
    // A third of an hour, three times, is one whole hour.
    const third = times(fraction(1, 3), decimal('0.0225'))
    expect(microUsd([third, third, third].reduce(plus))).toBe(22_500)
  })

  it('refuses what float64 could not add up exactly', () => {
    expect(() => microUsd(decimal('9007199255'))).toThrow(RangeError)
  })
})

describe('afterPercentOff', () => {
  it('is what is left', () => {
    expect(approximately(afterPercentOff('7.5'))).toBe(0.925)
    expect(approximately(afterPercentOff('100'))).toBe(0)
    expect(() => afterPercentOff('100.1')).toThrow(RangeError)
  })
})
