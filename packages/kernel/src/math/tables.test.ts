import { describe, expect, it } from 'vitest'
import { powerOfTwo } from './double-bits.ts'
import { expTable } from './exp-table.ts'
import { firstHalvedSlice, logTable } from './log-table.ts'

describe('literal tables', () => {
  it('hold the logarithm of each slice centre, with 1/centre in at most 21 bits', () => {
    expect(logTable.length).toBe(3 * 256)
    for (let slice = 0; slice < 256; slice++) {
      const [inverse, high, low] = logTable.subarray(3 * slice, 3 * slice + 3)
      expect(Number.isInteger(inverse * 2 ** 20)).toBe(true)
      expect(Number.isInteger(high * 2 ** 42)).toBe(true)
      expect(Math.abs(high + low + Math.log(inverse))).toBeLessThan(2e-16)
      const start = (1 + slice / 256) / (slice >= firstHalvedSlice ? 2 : 1)
      expect(Math.abs(start * inverse - 1)).toBeLessThan(2 ** -8)
    }
  })

  it('hold the 128 fractional powers of two', () => {
    for (let j = 0; j < 128; j++) {
      expect(Math.abs(expTable[2 * j] - 2 ** (j / 128))).toBeLessThan(5e-16)
      expect(Math.abs(expTable[2 * j + 1])).toBeLessThan(2 ** -53)
    }
  })

  it('powers of two are exact', () => {
    for (const exponent of [-1022, -1, 0, 1, 52, 1023]) expect(powerOfTwo(exponent)).toBe(2 ** exponent)
  })
})
