import { type Regime, regimeAt, type TimeZone } from './time-zone.ts'

/** What people in a zone read off their clocks. `month` counts from 1. */
export type WallClock = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Clocks run evenly up to this instant. */
  readonly untilUnixSeconds: number
}

const daySeconds = 86_400
const hourSeconds = 3600
const minuteSeconds = 60

/** Reads clocks of one zone at instants that mostly follow each other: the regime of the last one is looked at first. */
export function wallClockReader(zone: TimeZone): (unixSeconds: number) => WallClock {
  let regime: Regime = { offsetSeconds: 0, fromUnixSeconds: 0, untilUnixSeconds: 0 }
  return (unixSeconds) => {
    if (unixSeconds < regime.fromUnixSeconds || unixSeconds >= regime.untilUnixSeconds) regime = regimeAt(zone, unixSeconds)
    return clockAt(unixSeconds + regime.offsetSeconds, regime.untilUnixSeconds)
  }
}

/** The instant of a wall clock; of one that is skipped or comes twice, the instant that Go's time.Date takes. Months and days may overflow. */
export function instantOf(zone: TimeZone, { year, month, day, hour, minute, second }: Omit<WallClock, 'untilUnixSeconds'>): number {
  const local = Date.UTC(year, month - 1, day) / 1000 + hour * hourSeconds + minute * minuteSeconds + second
  const guess = regimeAt(zone, local)
  const at = local - guess.offsetSeconds
  const isRight = at >= guess.fromUnixSeconds && at < guess.untilUnixSeconds
  return isRight ? at : local - regimeAt(zone, at).offsetSeconds
}

/** 0 is Sunday. */
export function weekdayOf({ year, month, day }: WallClock): number {
  // Sakamoto's table: what the months before have added, modulo 7, in a year that begins in March.
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
  const marchYear = month < 3 ? year - 1 : year
  return (marchYear + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400) + shift + day) % 7
}

function clockAt(localSeconds: number, untilUnixSeconds: number): WallClock {
  const days = Math.floor(localSeconds / daySeconds)
  const ofDay = localSeconds - days * daySeconds
  const hour = Math.floor(ofDay / hourSeconds)
  const minute = Math.floor((ofDay - hour * hourSeconds) / minuteSeconds)
  const { year, month, day } = dateOf(days)
  return { year, month, day, hour, minute, second: ofDay - hour * hourSeconds - minute * minuteSeconds, untilUnixSeconds }
}

const daysIn400Years = 146_097
/** From 1 March of year 0 to 1 January 1970. */
const daysBefore1970 = 719_468

/** Gregorian date of a day counted from 1970: years begin in March, so that the leap day is the last one. */
function dateOf(daysSince1970: number): { readonly year: number; readonly month: number; readonly day: number } {
  const days = daysSince1970 + daysBefore1970
  const era = Math.floor(days / daysIn400Years)
  const ofEra = days - era * daysIn400Years
  const leapless = ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)
  const yearOfEra = Math.floor(leapless / 365)
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const sinceMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = sinceMarch < 10 ? sinceMarch + 3 : sinceMarch - 9
  return {
    year: era * 400 + yearOfEra + (month < 3 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * sinceMarch + 2) / 5) + 1,
  }
}
