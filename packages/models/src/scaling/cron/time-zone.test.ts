import { describe, expect, it } from 'vitest'
import { regimeAt, timeZone } from './time-zone.ts'
import { zoneRules } from './time-zone-rules.ts'

const names = zoneRules
  .split('\n')
  .filter((line) => line.startsWith('  '))
  .flatMap((line) => line.trim().split(' '))

/** Changed or made in the last releases, so that a platform may not know it yet. */
const youngest = new Set(['America/Asuncion', 'America/Coyhaique', 'Asia/Almaty', 'Asia/Qostanay'])

/** Seconds east of UTC by the platform's own zone data, which this package doesn't use. */
function platformOffset(zone: Intl.DateTimeFormat, unixSeconds: number): number {
  const part = Object.fromEntries(zone.formatToParts(unixSeconds * 1000).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(part.year, part.month - 1, part.day, part.hour % 24, part.minute, part.second) / 1000 - unixSeconds
}

describe('offsets of the IANA database', () => {
  it('every name is there once', () => {
    expect(names.length).toBeGreaterThan(590)
    expect(new Set(names).size).toBe(names.length)
  })

  // Instants 11 days and some hours apart: no common multiple with weeks or hours, so every month is met at other times of day.
  it.each(names.filter((name, index) => index % 7 === 0 && !youngest.has(name)))(
    '%s agrees with the platform from 2020 to 2036',
    (name) => {
      const zone = timeZone(name)
      const format = new Intl.DateTimeFormat('en-US', {
        timeZone: name,
        hourCycle: 'h23',
        ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
      })
      const wrong: number[] = []
      for (let at = Date.UTC(2020, 0, 1) / 1000; at < Date.UTC(2036, 0, 1) / 1000; at += 11 * 86_400 + 17_321)
        if (!zone || regimeAt(zone, at).offsetSeconds !== platformOffset(format, at)) wrong.push(at)
      expect(wrong).toEqual([])
    },
  )

  it('knows no zone by another spelling', () => {
    expect(timeZone('europe/berlin')).toBeUndefined()
    expect(timeZone('Mars/Olympus')).toBeUndefined()
  })

  // 29 March 2026 01:00 UTC and 25 October 2026 01:00 UTC: last Sundays.
  it('a regime says when it began and ends', () => {
    const berlin = timeZone('Europe/Berlin')
    expect(berlin && regimeAt(berlin, Date.UTC(2026, 6, 1) / 1000)).toEqual({
      offsetSeconds: 7200,
      fromUnixSeconds: Date.UTC(2026, 2, 29, 1) / 1000,
      untilUnixSeconds: Date.UTC(2026, 9, 25, 1) / 1000,
    })
  })
})
