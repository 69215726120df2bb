const isoPattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:Z|[+-]\d{2}:\d{2})$/

/** Local wall clock of a scenario's `run.start`, as written: second of the day and day of the week (0 Sunday). @throws RangeError */
export function localStart(iso: string): { readonly secondOfDay: number; readonly dayOfWeek: number } {
  const parts = isoPattern.exec(iso)
  if (!parts) throw new RangeError(`${iso} is no ISO 8601 instant with an offset`)
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number)
  return { secondOfDay: hour * 3600 + minute * 60 + second, dayOfWeek: dayOfWeek(year, month, day) }
}

/** Sakamoto's rule for the Gregorian calendar. */
function dayOfWeek(year: number, month: number, day: number): number {
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
  const y = month < 3 ? year - 1 : year
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7
}
