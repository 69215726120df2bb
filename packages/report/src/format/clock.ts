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
  const match = iso.exec(startIso)
  if (!match) return formatElapsed
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0))
  const startMs = Date.UTC(year, month - 1, day, hour, minute, second)
  const isOneDay = hour * 3600 + minute * 60 + second + durationSeconds <= 86_400
  return (seconds) => {
    const at = new Date(startMs + Math.round(seconds) * 1000)
    const left = at.getUTCSeconds()
    const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}${left === 0 ? '' : `:${two(left)}`}`
    if (isOneDay) return seconds >= durationSeconds && time === '00:00' ? '24:00' : time
    return `${months[at.getUTCMonth()]} ${at.getUTCDate()} ${time}`
  }
}
