import { describe, expect, it } from 'vitest'
import { compact, dollars, latency, percent, signed } from './numbers.ts'
import { clock, duration, parseClock, tickStep } from './time.ts'

describe('numbers', () => {
  it('keeps three figures that mean something', () => {
    expect([412, 9_999, 12_400, 1_352_804_107, 0.1234].map(compact)).toEqual(['412', '9,999', '12.4 k', '1.35 bn', '0.12'])
    expect([0.00212, 0.212, 1.239, 210].map(latency)).toEqual(['2.12 ms', '212 ms', '1.24 s', '3.5 min'])
    expect([1284, 42.81, 0.0031, -5, 0].map(dollars)).toEqual(['$1,284', '$42.81', '$0.0031', '−$5.00', '$0.00'])
  })

  it('never rounds a share below 100 % up to 100 %', () => {
    expect(percent(0.999996)).toBe('99.999 %')
    expect([1, 0, 0.00003, 0.0031, 0.124].map(percent)).toEqual(['100 %', '0 %', '0.003 %', '0.31 %', '12.4 %'])
  })

  it('shows what is not there as such', () => {
    expect([latency(null), percent(Number.NaN)]).toEqual(['–', '–'])
  })

  it('writes signs out', () => {
    expect([3, -3, 0].map((value) => signed(value, String))).toEqual(['+3', '−3', '0'])
  })
})

describe('time', () => {
  it('prints lengths in their two largest units', () => {
    expect([45, 720, 21_600, 273_600, 5400, 0.25].map(duration)).toEqual(['45 s', '12 min', '6 h', '3 d 4 h', '1 h 30 min', '250 ms'])
  })

  it('prints instants and reads them back', () => {
    for (const seconds of [0, 50_730, 86_400 * 2 + 7200]) expect(parseClock(clock(seconds))).toBe(seconds)
    expect(clock(86_400 * 2 + 7200)).toBe('d3 02:00')
    expect(parseClock('noon')).toBeNull()
  })

  it('takes tick distances that people divide by', () => {
    expect(tickStep(86_400, 8)).toBe(10_800)
    expect(tickStep(3600, 8)).toBe(600)
  })
})
