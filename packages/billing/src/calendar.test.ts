import { describe, expect, it } from 'vitest'
import { billingMonths, epochSeconds } from './calendar.ts'

const hour = 3600
const day = 24 * hour

describe('epochSeconds', () => {
  // 2026-11-27T05:00Z is 20 784 days and 5 h after 1970: 56 years with 14 leap days are 20 454 days, and 27 November is day 331.
  it('minds the offset', () => {
    const utc = (20_454 + 330) * day + 5 * hour
    expect(epochSeconds('2026-11-27T05:00:00Z')).toBe(utc)
    expect(epochSeconds('2026-11-27T00:00:00-05:00')).toBe(utc)
    expect(epochSeconds('2026-11-27T10:30+05:30')).toBe(utc)
  })

  it.each(['2026-11-27', 'yesterday', '2026-11-27T00:00:00'])('refuses %s', (text) => {
    expect(() => epochSeconds(text)).toThrow(RangeError)
  })
})

describe('billingMonths', () => {
  it('is one month for a run within it', () => {
    expect(billingMonths('2026-11-27T00:00:00Z', day, 'utc')).toEqual([{ label: '2026-11', startSeconds: -26 * day, endSeconds: 4 * day }])
  })

  it('follows the payer’s midnight, not the run’s', () => {
    // 31 October 21:00 in New York is 1 November 01:00 UTC, but still 31 October 18:00 in California (daylight saving: 7 h behind).
    const start = '2026-10-31T21:00:00-04:00'
    expect(billingMonths(start, hour, 'utc').map(({ label }) => label)).toEqual(['2026-11'])
    expect(billingMonths(start, 12 * hour, 'us-pacific').map(({ label, endSeconds }) => [label, endSeconds])).toEqual([
      ['2026-10', 6 * hour],
      ['2026-11', 6 * hour + 30 * day + hour], // November ends on standard time, 8 h behind
    ])
  })

  it('counts leap days and passes the turn of the year', () => {
    const months = billingMonths('2027-12-15T00:00:00Z', 80 * day, 'utc')
    expect(months.map(({ label, startSeconds, endSeconds }) => [label, (endSeconds - startSeconds) / day])).toEqual([
      ['2027-12', 31],
      ['2028-01', 31],
      ['2028-02', 29],
      ['2028-03', 31],
    ])
  })

  it('ends with a month that the run just fills', () => {
    expect(billingMonths('2026-11-01T00:00:00Z', 30 * day, 'utc')).toHaveLength(1)
  })
})
