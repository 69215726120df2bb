import { zoneExceptions, zoneRules } from './time-zone-rules.ts'

/** A time zone as the instants at which its clocks change. Plain data. */
export type TimeZone = {
  readonly name: string
  /** Seconds since 1970 at which regime i begins; the first one has no beginning. */
  readonly changesAtUnixSeconds: readonly number[]
  /** Seconds east of UTC of regime i. */
  readonly offsetsSeconds: readonly number[]
}

/** Clocks between two changes: the offset holds from `fromUnixSeconds` up to, and without, `untilUnixSeconds`. */
export type Regime = { readonly offsetSeconds: number; readonly fromUnixSeconds: number; readonly untilUnixSeconds: number }

/** Rules are laid out for these years; before and after them the clocks stand still. */
const firstYear = 1970
const lastYear = 2100

const daySeconds = 86_400

/** The zone of that name (`Europe/Berlin`, `UTC`); undefined when the database has none. Names are told apart by case, as files are. */
export function timeZone(name: string): TimeZone | undefined {
  if (name === 'UTC' || name === '') return { name, changesAtUnixSeconds: [], offsetsSeconds: [0] }
  const rule = blockOf(name, zoneRules)
  if (!rule) return undefined
  const changes = changesOf(rule.head, blockOf(name, zoneExceptions))
  return {
    name,
    changesAtUnixSeconds: changes.slice(1).map(({ atUnixSeconds }) => atUnixSeconds),
    offsetsSeconds: changes.map(({ offsetSeconds }) => offsetSeconds),
  }
}

/** What the clocks of the zone show at an instant, and how long they have done and will do so. */
export function regimeAt(zone: TimeZone, unixSeconds: number): Regime {
  const { changesAtUnixSeconds, offsetsSeconds } = zone
  let low = 0
  let high = changesAtUnixSeconds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (changesAtUnixSeconds[middle] <= unixSeconds) low = middle + 1
    else high = middle
  }
  return {
    offsetSeconds: offsetsSeconds[low],
    fromUnixSeconds: changesAtUnixSeconds[low - 1] ?? Number.NEGATIVE_INFINITY,
    untilUnixSeconds: changesAtUnixSeconds[low] ?? Number.POSITIVE_INFINITY,
  }
}

type Change = { readonly atUnixSeconds: number; readonly offsetSeconds: number }

function changesOf(rule: string, exception: Block | undefined): readonly Change[] {
  const regular = regularChanges(rule)
  if (!exception) return regular
  const [offset, until] = exception.head.split(' ')
  const untilUnixSeconds = unixSecondsOf(until)
  const words = exception.body
  const listed = words.filter((_, index) => index % 2 === 0)
  const irregular = listed.map((at, index) => ({ atUnixSeconds: unixSecondsOf(at), offsetSeconds: secondsOf(words[2 * index + 1]) }))
  const since2020 = { atUnixSeconds: Date.UTC(2020, 0, 1) / 1000, offsetSeconds: secondsOf(offset) }
  const taken = regular.filter(({ atUnixSeconds }) => atUnixSeconds < untilUnixSeconds).at(-1)
  return [
    ...regular.filter(({ atUnixSeconds }) => atUnixSeconds < since2020.atUnixSeconds),
    since2020,
    ...irregular,
    { atUnixSeconds: untilUnixSeconds, offsetSeconds: taken?.offsetSeconds ?? secondsOf(offset) },
    ...regular.filter(({ atUnixSeconds }) => atUnixSeconds >= untilUnixSeconds),
  ].filter(({ offsetSeconds }, index, all) => index === 0 || all[index - 1].offsetSeconds !== offsetSeconds)
}

/** All changes that a rule makes, the standard offset first. */
function regularChanges(rule: string): readonly Change[] {
  const [standard, summer, begin, end] = rule.split(' ')
  const standardSeconds = secondsOf(standard)
  const always = { atUnixSeconds: Number.NEGATIVE_INFINITY, offsetSeconds: standardSeconds }
  if (summer === undefined) return [always]
  const summerSeconds = secondsOf(summer)
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)
  const changes = years.flatMap((year) => [
    { atUnixSeconds: ruleDay(begin, year) - standardSeconds, offsetSeconds: summerSeconds },
    { atUnixSeconds: ruleDay(end, year) - summerSeconds, offsetSeconds: standardSeconds },
  ])
  return [always, ...changes.sort((left, right) => left.atUnixSeconds - right.atUnixSeconds)]
}

/** Local seconds since 1970 of `month.week.weekday/hour[:minute]`; the hour may lie outside the day. */
function ruleDay(written: string, year: number): number {
  const [day, clock] = written.split('/')
  const [month, week, weekday] = day.split('.').map(Number)
  const first = Date.UTC(year, month - 1, 1) / 1000 / daySeconds
  const daysInMonth = Date.UTC(year, month, 1) / 1000 / daySeconds - first
  const inFirstWeek = (weekday - weekdayOf(first) + 7) % 7
  const weeksLater = Math.min(week - 1, Math.floor((daysInMonth - 1 - inFirstWeek) / 7))
  return (first + inFirstWeek + 7 * weeksLater) * daySeconds + secondsOf(clock)
}

/** 0 is Sunday; day 0, the first of January 1970, was a Thursday. */
function weekdayOf(daysSince1970: number): number {
  return (((daysSince1970 + 4) % 7) + 7) % 7
}

/** Seconds of `+05:30`, `-03:00`, `2`, `2:45`. */
function secondsOf(written: string): number {
  const [hours, minutes = 0] = written.replace(/^[+-]/, '').split(':').map(Number)
  return (hours * 3600 + minutes * 60) * (written.startsWith('-') ? -1 : 1)
}

/** Seconds since 1970 of `2026-11-27T08:00`, UTC. */
function unixSecondsOf(written: string): number {
  const [year, month, day, hour, minute] = written.split(/[-T:]/).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute) / 1000
}

/** A line without indent and the words that are indented below it. */
type Block = { readonly head: string; readonly body: readonly string[] }

function blockOf(name: string, table: string): Block | undefined {
  for (const block of table.trim().split(/\n(?! )/)) {
    const [line, ...indented] = block.split('\n')
    const body = indented.flatMap((each) => each.trim().split(' '))
    const [names, head] = line.includes(': ') ? line.split(': ') : [body.join(' '), line]
    if (names.split(' ').includes(name)) return { head, body }
  }
  return undefined
}
