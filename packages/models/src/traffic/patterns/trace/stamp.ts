const isoPattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/
const numberPattern = /^\d+(?:\.\d+)?$/

/**
 * Seconds of a date and time as trace files write them: `1998-06-30`, `1998-06-30 18:50`, `1998-06-30T18:50:00.5Z`, with an offset or without.
 * Without one, the instant is read as if it were UTC: only differences matter.
 *
 * @returns undefined when the text is no such date, or a day or hour that doesn't exist
 */
export function parseIsoSeconds(text: string): number | undefined {
  const match = isoPattern.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = ''] = match
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const date = new Date(midnight)
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const offset = offsetSeconds(zone)
  if (offset === undefined) return undefined
  const wholeSeconds = midnight / 1000 + Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offset
  return fraction === '' ? wholeSeconds : wholeSeconds + Number(`0.${fraction}`)
}

/** Seconds of a plain count of seconds, minutes, hours or days; undefined when the text is no number. */
export function parseNumberSeconds(text: string, unitSeconds: number): number | undefined {
  return numberPattern.test(text) ? Number(text) * unitSeconds : undefined
}

function offsetSeconds(zone: string): number | undefined {
  if (zone === '' || zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(-2))
  if (hours > 23 || minutes > 59) return undefined
  return (zone[0] === '-' ? -1 : 1) * (hours * 3600 + minutes * 60)
}
