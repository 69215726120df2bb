/** A five-field cron expression as the values that each field allows. */
export type CronSchedule = {
  readonly minutes: CronField
  readonly hours: CronField
  readonly daysOfMonth: CronField
  readonly months: CronField
  readonly daysOfWeek: CronField
  /** The zone of a `CRON_TZ=` or `TZ=` prefix. */
  readonly timeZone?: string
}

export type CronField = {
  /** Element i tells whether value i is allowed. */
  readonly allowed: readonly boolean[]
  /** The field was written as `*` or `?`. */
  readonly isAny: boolean
}

type Bounds = { readonly least: number; readonly most: number; readonly names?: readonly string[] }

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const bounds = {
  minutes: { least: 0, most: 59 },
  hours: { least: 0, most: 23 },
  daysOfMonth: { least: 1, most: 31 },
  months: { least: 1, most: 12, names: monthNames },
  daysOfWeek: { least: 0, most: 6, names: weekdayNames },
} as const satisfies Record<string, Bounds>

const descriptors: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

/**
 * Reads `minute hour day-of-month month day-of-week` with lists, ranges, steps and English names; a sentence saying what is wrong when it
 * can't be read.
 *
 * @param dialect KEDA and timetables take `fields` alone, Karpenter `fields-or-descriptors` such as `@daily`
 * @see github.com/robfig/cron v3, whose words the sentences are: NewParser, and ParseStandard
 */
export function parseCron(written: string, dialect: 'fields' | 'fields-or-descriptors' = 'fields'): CronSchedule | string {
  if (written === '') return 'empty spec string'
  const [, timeZone, expression] = /^(?:CRON_TZ|TZ)=(\S*)\s+(.*)$/.exec(written) ?? [undefined, undefined, written]
  if (!expression.startsWith('@')) return parseFields(expression, timeZone)
  if (dialect === 'fields') return `parser does not accept descriptors: ${expression}`
  const fields = Object.hasOwn(descriptors, expression) ? descriptors[expression] : undefined
  return fields === undefined ? `unrecognized descriptor: ${expression}` : parseFields(fields, timeZone)
}

/** Whether a schedule has that day, counted from 1, and weekday, 0 being Sunday. With both restricted either may match; otherwise both must. */
export function hasDay({ daysOfMonth, daysOfWeek }: CronSchedule, day: number, weekday: number): boolean {
  const isDay = daysOfMonth.allowed[day]
  const isWeekday = daysOfWeek.allowed[weekday]
  return daysOfMonth.isAny || daysOfWeek.isAny ? isDay && isWeekday : isDay || isWeekday
}

function parseFields(expression: string, timeZone: string | undefined): CronSchedule | string {
  const words = expression.trim().split(/\s+/).filter(Boolean)
  if (words.length !== 5) return `expected exactly 5 fields, found ${words.length}: [${words.join(' ')}]`
  const order = ['minutes', 'hours', 'daysOfMonth', 'months', 'daysOfWeek'] as const
  const fields: Partial<Record<(typeof order)[number], CronField>> = {}
  for (const [index, name] of order.entries()) {
    const field = parseField(words[index], bounds[name])
    if (typeof field === 'string') return field
    fields[name] = field
  }
  return { ...(fields as Required<typeof fields>), ...(timeZone !== undefined && { timeZone }) }
}

function parseField(written: string, within: Bounds): CronField | string {
  const allowed = Array.from({ length: within.most + 1 }, () => false)
  let isAny = false
  for (const part of written.split(',').filter(Boolean)) {
    const range = parseRange(part, within)
    if (typeof range === 'string') return range
    for (let value = range.from; value <= range.to; value += range.step) allowed[value] = true
    isAny ||= range.isAny
  }
  return { allowed, isAny }
}

type Range = { readonly from: number; readonly to: number; readonly step: number; readonly isAny: boolean }

function parseRange(written: string, within: Bounds): Range | string {
  const [extent, stepText, ...moreSlashes] = written.split('/')
  const [fromText, toText, ...moreHyphens] = extent.split('-')
  const isStar = fromText === '*' || fromText === '?'
  if (!isStar && moreHyphens.length > 0) return `too many hyphens: ${written}`
  const from = isStar ? within.least : namedOrNumber(fromText, within)
  if (typeof from === 'string') return from
  const lastOfPlain = stepText === undefined ? from : within.most
  const to = isStar ? within.most : toText === undefined ? lastOfPlain : namedOrNumber(toText, within)
  if (typeof to === 'string') return to
  if (moreSlashes.length > 0) return `too many slashes: ${written}`
  const step = stepText === undefined ? 1 : wholeNumber(stepText)
  if (typeof step === 'string') return step
  if (from < within.least) return `beginning of range (${from}) below minimum (${within.least}): ${written}`
  if (to > within.most) return `end of range (${to}) above maximum (${within.most}): ${written}`
  if (from > to) return `beginning of range (${from}) beyond end of range (${to}): ${written}`
  if (step === 0) return `step of range should be a positive number: ${written}`
  return { from, to, step, isAny: isStar && step === 1 }
}

function namedOrNumber(written: string, { least, names }: Bounds): number | string {
  const named = names?.indexOf(written.toLowerCase()) ?? -1
  return named < 0 ? wholeNumber(written) : named + least
}

function wholeNumber(written: string): number | string {
  if (!/^[+-]?\d+$/.test(written)) return `failed to parse int from ${written}: strconv.Atoi: parsing "${written}": invalid syntax`
  const value = Number(written)
  return value < 0 ? `negative number (${value}) not allowed: ${written}` : value
}
