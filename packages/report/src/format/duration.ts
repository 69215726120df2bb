import { formatCompact, formatNumber, noFigure, withUnit } from './number.ts'

const minuteSeconds = 60
const hourSeconds = 3600
const daySeconds = 86_400

/** `850 µs`, `212 ms`, `1.2 s`, `45 s`, `6 min`, `1 h 30 min`, `2 d 3 h`: at most two units, the smaller one rounded. */
export function formatDuration(seconds: number): string {
  if (Number.isNaN(seconds)) return noFigure
  if (seconds < 0) return `\u2212${formatDuration(-seconds)}`
  if (seconds === 0) return withUnit('0', 's')
  if (seconds < 0.0009995) return withUnit(formatCompact(seconds * 1e6), 'µs')
  if (seconds < 0.9995) return withUnit(formatCompact(seconds * 1000), 'ms')
  if (seconds < 59.95) return withUnit(formatCompact(seconds), 's')
  if (Math.round(seconds) < hourSeconds) return pair(Math.round(seconds), minuteSeconds, 'min', 's', 1)
  if (Math.round(seconds / minuteSeconds) * minuteSeconds < daySeconds) {
    return pair(Math.round(seconds / minuteSeconds) * minuteSeconds, hourSeconds, 'h', 'min', minuteSeconds)
  }
  return pair(Math.round(seconds / hourSeconds) * hourSeconds, daySeconds, 'd', 'h', hourSeconds)
}

function pair(seconds: number, size: number, unit: string, rest: string, restSize: number): string {
  const whole = Math.floor(seconds / size)
  const left = Math.round((seconds - whole * size) / restSize)
  const first = withUnit(formatNumber(whole), unit)
  return left === 0 ? first : `${first} ${withUnit(String(left), rest)}`
}

/** Time since the start of a run, for axes: `0`, `45 s`, `30 min`, `06:00` as `6 h`, `1 d 02:00`. */
export function formatElapsed(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole === 0) return '0'
  const days = Math.floor(whole / daySeconds)
  const inDay = whole - days * daySeconds
  const hours = Math.floor(inDay / hourSeconds)
  const minutes = Math.floor((inDay % hourSeconds) / minuteSeconds)
  const left = whole % minuteSeconds
  if (days > 0)
    return inDay === 0 ? withUnit(String(days), 'd') : `${withUnit(String(days), 'd')} ${two(hours)}:${two(minutes)}${tail(left)}`
  if (minutes === 0 && left === 0) return withUnit(String(hours), 'h')
  if (hours > 0) return `${hours}:${two(minutes)}${tail(left)}`
  return left === 0 ? withUnit(String(minutes), 'min') : minutes === 0 ? withUnit(String(left), 's') : `0:${two(minutes)}:${two(left)}`
}

export function two(value: number): string {
  return String(value).padStart(2, '0')
}

function tail(seconds: number): string {
  return seconds === 0 ? '' : `:${two(seconds)}`
}
