import { type CronField, type CronSchedule, hasDay } from '../../contract/cron.ts'
import type { TimeZone } from './time-zone.ts'
import { instantOf, type WallClock, wallClockReader, weekdayOf } from './wall-clock.ts'

/** The search gives up after so many years. */
const yearsAhead = 5
const hourSeconds = 3600
const minuteSeconds = 60

/**
 * First second after `afterUnixSeconds` at which the schedule fires, in seconds since 1970; null when it doesn't within five years.
 *
 * The search walks month by month, then day by day, hour by hour and minute by minute, each from the start of the unit that it is in, as the
 * library that KEDA uses does. It matters where midnight is skipped or clocks change by less than an hour: the steps then land beside the
 * days and hours that they mean, and the real thing fires there, or not at all.
 *
 * @see github.com/robfig/cron v3 SpecSchedule.Next; instants recorded around every clock change of 2025 to 2027
 */
export function nextOccurrence(schedule: CronSchedule, zone: TimeZone, afterUnixSeconds: number): number | null {
  const read = wallClockReader(zone)
  let at = Math.floor(afterUnixSeconds) + 1
  let wall = read(at)
  const lastYear = wall.year + yearsAhead
  let isAtStart = false
  const go = (unixSeconds: number): void => {
    at = unixSeconds
    wall = read(at)
  }
  /** Before the first step of all, what is smaller than the stepped unit goes back to its first value. */
  const rewind = (smaller: Partial<WallClock>): void => {
    if (!isAtStart) go(instantOf(zone, { ...wall, ...smaller }))
    isAtStart = true
  }
  search: while (wall.year <= lastYear) {
    while (!schedule.months.allowed[wall.month]) {
      rewind({ day: 1, hour: 0, minute: 0, second: 0 })
      go(instantOf(zone, { ...wall, month: wall.month + 1 }))
      if (wall.month === 1) continue search
    }
    while (!hasDay(schedule, wall.day, weekdayOf(wall))) {
      rewind({ hour: 0, minute: 0, second: 0 })
      go(instantOf(zone, { ...wall, day: wall.day + 1 }))
      go(at + hoursToMidnight(wall.hour) * hourSeconds)
      if (wall.day === 1) continue search
    }
    while (!schedule.hours.allowed[wall.hour]) {
      rewind({ minute: 0, second: 0 })
      go(at + strideSeconds(schedule.hours, wall.hour, hourSeconds, wall.untilUnixSeconds - at))
      if (wall.hour === 0) continue search
    }
    while (!schedule.minutes.allowed[wall.minute]) {
      if (!isAtStart) at -= at % minuteSeconds
      isAtStart = true
      go(at + strideSeconds(schedule.minutes, wall.minute, minuteSeconds, wall.untilUnixSeconds - at))
      if (wall.minute === 0) continue search
    }
    if (wall.second === 0) return at
    isAtStart = true
    go(at + minuteSeconds - wall.second)
  }
  return null
}

/** A day that doesn't begin at midnight is led to it by whole hours, forward or back. */
function hoursToMidnight(hour: number): number {
  return hour > 12 ? 24 - hour : -hour
}

/** Seconds to the next allowed value or to the wrap to 0, as one stride where clocks run evenly so long; otherwise one unit. */
function strideSeconds({ allowed }: CronField, value: number, unitSeconds: number, evenSeconds: number): number {
  const found = allowed.indexOf(true, value + 1)
  const stride = ((found < 0 ? allowed.length : found) - value) * unitSeconds
  return stride < evenSeconds ? stride : unitSeconds
}
