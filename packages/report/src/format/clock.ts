import { formatElapsed, two } from './duration.ts'

/** Says when something happened, on the clock of the place that the scenario's start names. */
export type Clock = (seconds: number) => string

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?/

/**
 * A clock for a run: `14:05`, with seconds where they are not 0; runs over more than one calendar day get the date, `Nov 27 14:05`. The offset
 * from UTC stays that of the start. A start that is no ISO date gives the time since the start instead.
 */
export function clockOf(startIso: string, durationSeconds: number): Clock {
  const startMs = wallMilliseconds(startIso)
  if (startMs === null) return formatElapsed
  const isOneDay = ((startMs / 1000) % 86_400) + durationSeconds <= 86_400
  return (seconds) => {
    const at = new Date(startMs + Math.round(seconds) * 1000)
    const left = at.getUTCSeconds()
    const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}${left === 0 ? '' : `:${two(left)}`}`
    if (isOneDay) return seconds >= durationSeconds && time === '00:00' ? '24:00' : time
    return `${months[at.getUTCMonth()]} ${at.getUTCDate()} ${time}`
  }
}

/** Wall clock of an instant as it is written, its offset left out, as if it were UTC. */
function wallMilliseconds(text: string): number | null {
  const match = iso.exec(text)
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0))
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const timeOfDay = /^(?:([A-Za-z]{3}) (\d{1,2}) )?(\d{1,2}):(\d{2})(?::(\d{2}))?$/

/**
 * Seconds since the start of a run that a person means by `09:14`, `09:14:30`, `Nov 27 09:14` or `2026-11-27T09:14`, on the clock of the run. A time of day
 * without a date is the first one at or after the start. Null when the text is no time.
 */
export function instantOf(text: string, startIso: string): number | null {
  const startMs = wallMilliseconds(startIso)
  if (startMs === null) return null
  if (/^\d{4}-/.test(text)) {
    const given = wallMilliseconds(text)
    return given === null ? null : (given - startMs) / 1000
  }
  const match = timeOfDay.exec(text.trim())
  if (!match) return null
  const [hour, minute, second] = match.slice(3).map((part) => Number(part ?? 0))
  if (hour > 24 || minute > 59 || second > 59) return null
  const ofDay = hour * 3600 + minute * 60 + second
  const start = new Date(startMs)
  const midnight = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate())
  if (match[1] === undefined) {
    const seconds = ofDay - (startMs - midnight) / 1000
    return seconds < 0 ? seconds + 86_400 : seconds
  }
  const month = months.findIndex((name) => name.toLowerCase() === match[1].toLowerCase())
  if (month === -1) return null
  const inYear = (year: number) => (Date.UTC(year, month, Number(match[2])) - startMs) / 1000 + ofDay
  const seconds = inYear(start.getUTCFullYear())
  return seconds < 0 ? inYear(start.getUTCFullYear() + 1) : seconds
}
