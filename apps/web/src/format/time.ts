import { formatDuration } from '../simulation/engine.ts'

export const duration = formatDuration

const daySeconds = 86_400

/** Seconds of the local day at which a run starts, by the offset that its start names. */
function startOfDay(startIso: string): { readonly secondOfDay: number; readonly year: number } {
  const match = /^(\d{4})-\d{2}-\d{2}T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(startIso)
  if (!match) return { secondOfDay: 0, year: 1970 }
  return { secondOfDay: Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0), year: Number(match[1]) }
}

/**
 * Reads what a run's clock prints, `14:05`, `14:05:30` or `Nov 28 06:00`, back into seconds since the start of the run; null for anything
 * else. A time without a day is of the first day.
 */
export function parseClock(text: string, startIso: string): number | null {
  const match = /^(?:([A-Z][a-z]{2} \d{1,2})\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  if (!match) return null
  const [, day, hours, minutes, seconds] = match
  const { secondOfDay, year } = startOfDay(startIso)
  const ofDay = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)
  if (!day) return ofDay >= secondOfDay ? ofDay - secondOfDay : ofDay - secondOfDay + daySeconds
  const first = Date.parse(`${startIso.slice(0, 10)}T00:00:00Z`)
  const days = [year, year + 1].map((candidate) => (Date.parse(`${day} ${candidate} 00:00:00Z`) - first) / 1000)
  const found = days.find((since) => since >= 0)
  return found === undefined || Number.isNaN(found) ? null : found + ofDay - secondOfDay
}

/** Distances of ticks that people can divide by, seconds. */
const steps = [
  1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000,
]

/** A readable distance of at most `most` ticks over the span. */
export const tickStep = (spanSeconds: number, most: number): number => steps.find((step) => spanSeconds / step <= most) ?? 7_776_000

/** Instants of ticks, at round times of the local day. */
export function tickInstants(fromSeconds: number, untilSeconds: number, startIso: string, most: number): number[] {
  const step = tickStep(untilSeconds - fromSeconds, most)
  const { secondOfDay } = startOfDay(startIso)
  const first = Math.ceil((fromSeconds + secondOfDay) / step) * step - secondOfDay
  return Array.from({ length: Math.max(0, Math.floor((untilSeconds - first) / step) + 1) }, (_, index) => first + index * step)
}

/** How long ago, for lists: `just now`, `5 min ago`, `3 h ago`, `2 d ago`, then the date. */
export function ago(instant: Date, now: Date): string {
  const seconds = (now.getTime() - instant.getTime()) / 1000
  if (seconds < 60) return 'just now'
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`
  if (seconds < daySeconds) return `${Math.floor(seconds / 3600)} h ago`
  if (seconds < 30 * daySeconds) return `${Math.floor(seconds / daySeconds)} d ago`
  return instant.toISOString().slice(0, 10)
}
