import { describe, expect, it } from 'vitest'
import { parseCron } from '../../contract/cron.ts'
import { nextOccurrence } from './next.ts'
import { timeZone } from './time-zone.ts'

function next(expression: string, zone: string, after: string): string | null {
  const schedule = parseCron(expression)
  const found = timeZone(zone)
  if (typeof schedule === 'string' || !found) throw new Error(`${schedule}`)
  const at = nextOccurrence(schedule, found, Date.parse(after) / 1000)
  return at === null ? null : new Date(at * 1000).toISOString()
}

describe('next occurrence', () => {
  it('is strictly later, in whole seconds', () => {
    expect(next('0 8 * * *', 'UTC', '2026-11-27T08:00:00Z')).toBe('2026-11-28T08:00:00.000Z')
    expect(next('0 8 * * *', 'UTC', '2026-11-27T07:59:59.999Z')).toBe('2026-11-27T08:00:00.000Z')
  })

  it('follows the clocks of the zone', () => {
    expect(next('0 8 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z')).toBe('2026-03-29T06:00:00.000Z')
    expect(next('0 8 * * *', 'Europe/Berlin', '2026-03-27T12:00:00Z')).toBe('2026-03-28T07:00:00.000Z')
  })

  it('skips a local time that the clocks skip, and takes a doubled one twice', () => {
    expect(next('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z')).toBe('2026-03-30T00:30:00.000Z')
    expect(next('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z')
    expect(next('30 2 * * *', 'Europe/Berlin', '2026-10-25T00:30:00Z')).toBe('2026-10-25T01:30:00.000Z')
  })

  it('takes either day field when both are restricted', () => {
    // 1 December 2026 is a Tuesday, 30 November a Monday.
    expect(next('0 0 1 * 1', 'UTC', '2026-11-27T00:00:00Z')).toBe('2026-11-30T00:00:00.000Z')
    expect(next('0 0 1 * 1', 'UTC', '2026-11-30T00:00:00Z')).toBe('2026-12-01T00:00:00.000Z')
  })

  it('gives up after five years', () => {
    expect(next('0 0 30 2 *', 'UTC', '2026-11-27T00:00:00Z')).toBeNull()
  })
})
