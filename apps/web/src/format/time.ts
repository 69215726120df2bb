const pad = (value: number) => String(value).padStart(2, '0')

/** A length of time: `45 s`, `12 min`, `6 h`, `3 d 4 h`. */
export function duration(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`
  const whole = Math.round(seconds)
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ]
  const first = parts.findIndex(([value]) => value > 0)
  return parts
    .slice(first, first + 2)
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ')
}

/** Instant within a run: `14:05:30`, and from the second day on `d3 02:00:00`. Counts from the start of the run. */
export function clock(seconds: number, isFine = true): string {
  const whole = Math.max(0, Math.round(seconds))
  const day = Math.floor(whole / 86_400)
  const time = `${pad(Math.floor(whole / 3600) % 24)}:${pad(Math.floor(whole / 60) % 60)}`
  return `${day > 0 ? `d${day + 1} ` : ''}${time}${isFine && whole % 60 !== 0 ? `:${pad(whole % 60)}` : ''}`
}

/** Reads `14:05`, `14:05:30` or `d3 02:00` back into seconds; null for anything else. */
export function parseClock(text: string): number | null {
  const match = /^(?:d(\d+)\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  if (!match) return null
  const [, day, hours, minutes, seconds] = match
  return (Number(day ?? 1) - 1) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)
}

/** Distances of ticks that people can divide by, seconds. */
const steps = [1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000]

/** A readable distance of at most `most` ticks over the span. */
export const tickStep = (spanSeconds: number, most: number): number => steps.find((step) => spanSeconds / step <= most) ?? 7_776_000

/** How long ago, for lists: `now`, `5 min`, `3 h`, `2 d`, then the date. */
export function ago(instant: Date, now: Date): string {
  const seconds = (now.getTime() - instant.getTime()) / 1000
  if (seconds < 60) return 'just now'
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`
  if (seconds < 30 * 86_400) return `${Math.floor(seconds / 86_400)} d ago`
  return instant.toISOString().slice(0, 10)
}
