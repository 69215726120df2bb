const isoInstant = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|([+-])(\d{2}):(\d{2}))$/

/**
 * Seconds since 1970 of an ISO 8601 instant with its offset.
 *
 * @throws RangeError for anything else
 */
export function epochSeconds(iso: string): number {
  const match = isoInstant.exec(iso)
  if (!match) throw new RangeError(`${iso} is no ISO 8601 instant with an offset`)
  const [year, month, day, hour, minute, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const [sign, hours = '0', minutes = '0'] = match.slice(7)
  const offset = Number(hours) * 3600 + Number(minutes) * 60
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - (sign === '-' ? -offset : offset)
}
