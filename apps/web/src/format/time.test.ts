import { describe, expect, it } from 'vitest'
import { clockOf } from '../simulation/engine.ts'
import { ago, parseClock, tickInstants, tickStep } from './time.ts'

describe('parseClock', () => {
  it('reads back what a clock of a day prints, wherever in the day it starts', () => {
    for (const start of ['2026-11-27T00:00:00-05:00', '2026-11-27T06:30:00Z']) {
      const clock = clockOf(start, 12 * 3600)
      for (const seconds of [0, 60, 5 * 3600 + 30, 43_200 - 60]) expect(parseClock(clock(seconds), start)).toBe(seconds)
    }
  })

  it('reads back what a clock of many days prints, over the turn of a year too', () => {
    const start = '2026-12-30T06:00:00Z'
    const clock = clockOf(start, 5 * 86_400)
    for (const seconds of [0, 86_400, 3 * 86_400 + 3600]) expect(parseClock(clock(seconds), start)).toBe(seconds)
  })

  it('knows what is no time', () => {
    expect(parseClock('noon', '2026-12-30T06:00:00Z')).toBeNull()
  })
})

describe('ticks', () => {
  it('stand at round times of the local day', () => {
    expect(tickStep(86_400, 8)).toBe(10_800)
    expect(tickInstants(0, 7200, '2026-11-27T06:30:00Z', 4)).toEqual([0, 1800, 3600, 5400, 7200])
    expect(tickInstants(0, 7200, '2026-11-27T06:20:00Z', 4)).toEqual([600, 2400, 4200, 6000])
  })
})

describe('ago', () => {
  it('prints one unit, then the date', () => {
    const now = new Date('2026-11-27T12:00:00Z')
    expect([30, 300, 7200, 200_000].map((seconds) => ago(new Date(now.getTime() - seconds * 1000), now))).toEqual([
      'just now',
      '5 min ago',
      '2 h ago',
      '2 d ago',
    ])
    expect(ago(new Date('2026-01-02T00:00:00Z'), now)).toBe('2026-01-02')
  })
})
