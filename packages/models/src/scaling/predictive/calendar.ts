import { z } from 'zod'

/** A holiday, a sale, a match: known beforehand, with the factor that it puts on the usual load. Seconds since 1970. */
export type CalendarEvent = {
  readonly name: string
  readonly fromUnixSeconds: number
  readonly untilUnixSeconds: number
  readonly factor: number
}

const instant = (description: string) =>
  z.iso
    .datetime({ offset: true, precision: 0, error: 'expected an instant with its offset, such as 2026-11-27T09:00:00-05:00' })
    .transform(unixSeconds)
    .meta({ description, examples: ['2026-11-27T09:00:00-05:00'] })

/** Seconds since 1970 of an ISO 8601 instant that was found to be one. */
function unixSeconds(iso: string): number {
  const [year, month, day, hour, minute, second] = iso.slice(0, 19).split(/[-T:]/).map(Number)
  const local = Date.UTC(year, month - 1, day, hour, minute, second) / 1000
  if (iso.endsWith('Z')) return local
  const [hours, minutes] = iso.slice(20).split(':').map(Number)
  const east = hours * 3600 + minutes * 60
  return iso[19] === '-' ? local + east : local - east
}

const event = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(100)
      .meta({ description: 'What reasons call it', examples: ['Black Friday'] }),
    from: instant('When it begins'),
    until: instant('When it ends'),
    factor: z
      .number()
      .positive()
      .max(10_000)
      .meta({ unit: 'factor', description: 'What the usual load is multiplied by, as last year showed' }),
  })
  .transform(({ name, from, until, factor }, context): CalendarEvent => {
    if (until <= from) context.addIssue({ code: 'custom', path: ['until'], message: 'expected an instant after from' })
    return { name, fromUnixSeconds: from, untilUnixSeconds: until, factor }
  })

export const calendarField = z
  .array(event)
  .max(1000)
  .prefault([])
  .meta({ description: 'Events that the season does not know; where several overlap their factors multiply' })

/** What the usual load is multiplied by at an instant. */
export function factorAt(calendar: readonly CalendarEvent[], unixSeconds: number): number {
  return eventsAt(calendar, unixSeconds).reduce((factor, event) => factor * event.factor, 1)
}

export function eventsAt(calendar: readonly CalendarEvent[], unixSeconds: number): readonly CalendarEvent[] {
  return calendar.filter(({ fromUnixSeconds, untilUnixSeconds }) => unixSeconds >= fromUnixSeconds && unixSeconds < untilUnixSeconds)
}
