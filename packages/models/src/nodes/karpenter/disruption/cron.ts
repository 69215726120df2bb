/** A five-field cron expression: element i of a field tells whether value i is allowed. */
export type CronSchedule = {
  readonly minutes: readonly boolean[]
  readonly hours: readonly boolean[]
  readonly daysOfMonth: readonly boolean[]
  readonly months: readonly boolean[]
  readonly daysOfWeek: readonly boolean[]
  /** Day of month or day of week is `*`: then both must match, otherwise either. */
  readonly isAnyDay: boolean
}

const descriptors: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
type Bounds = { readonly least: number; readonly most: number; readonly names?: readonly string[] }
const bounds: readonly Bounds[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: monthNames },
  { least: 0, most: 6, names: weekdayNames },
]

/** Reads `minute hour day-of-month month day-of-week` or a descriptor such as `@daily`; null when it is neither. @see github.com/robfig/cron v3 */
export function parseCron(written: string): CronSchedule | null {
  const words = (descriptors[written.trim()] ?? written).trim().split(/\s+/)
  if (words.length !== bounds.length) return null
  const fields = words.map((word, index) => fieldOf(word, bounds[index]))
  if (fields.some((field) => field === null)) return null
  const [minutes, hours, daysOfMonth, months, daysOfWeek] = fields as boolean[][]
  return { minutes, hours, daysOfMonth, months, daysOfWeek, isAnyDay: isAny(words[2]) || isAny(words[4]) }
}

/** `*` and `*` in steps of 1 allow everything; `*` in longer steps is a list like any other. */
function isAny(word: string): boolean {
  return word.split(',').some((part) => /^[*?](?:\/1)?$/.test(part))
}

function fieldOf(word: string, { least, most, names }: Bounds): boolean[] | null {
  const allowed = Array.from({ length: most + 1 }, () => false)
  for (const part of word.split(',')) {
    const match = /^(?:([*?])|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part)
    if (!match) return null
    const [, star, first, last, steps] = match
    const from = star ? least : valueIn(first, least, names)
    const to = star || (steps && last === undefined) ? most : valueIn(last ?? first, least, names)
    const step = Number(steps ?? 1)
    if (!(from >= least && to <= most && from <= to && step > 0)) return null
    for (let value = from; value <= to; value += step) allowed[value] = true
  }
  return allowed
}

/** NaN, which is within no bounds, for what is neither number nor name. */
function valueIn(written: string, least: number, names: readonly string[] | undefined): number {
  const named = names?.indexOf(written.toLowerCase()) ?? -1
  return named >= 0 ? named + least : /^\d+$/.test(written) ? Number(written) : Number.NaN
}
