/** One billing month as far as a run is concerned. Instants are seconds since the start of the run; the first is usually negative. */
export type BillingMonth = {
  /** `2026-11` */
  readonly label: string
  readonly startSeconds: number
  readonly endSeconds: number
}

export type BillingClock = 'utc' | 'us-pacific'

const isoInstant = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * Seconds since 1970 of an ISO 8601 instant with its offset.
 *
 * @throws RangeError for anything else
 */
export function epochSeconds(iso: string): number {
  const match = isoInstant.exec(iso)
  if (!match) throw new RangeError(`expected an instant such as 2026-11-27T00:00:00-05:00, received '${iso}'`)
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? '0'))
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - offsetSeconds(match[7])
}

/** The billing months that a run touches, first to last; a run of no length touches one. */
export function billingMonths(startIso: string, durationSeconds: number, clock: BillingClock): readonly BillingMonth[] {
  const startEpoch = epochSeconds(startIso)
  const months: BillingMonth[] = []
  let index = monthIndexAt(startEpoch, clock)
  do {
    months.push({
      label: labelOf(index),
      startSeconds: monthStartEpoch(index, clock) - startEpoch,
      endSeconds: monthStartEpoch(index + 1, clock) - startEpoch,
    })
    index++
  } while (months[months.length - 1].endSeconds < durationSeconds)
  return months
}

function offsetSeconds(offset: string): number {
  if (offset === 'Z') return 0
  const size = Number(offset.slice(1, 3)) * 3600 + Number(offset.slice(4, 6)) * 60
  return offset.startsWith('-') ? -size : size
}

/** Months since year 0, so that the next month is always one more. */
function monthIndexAt(epoch: number, clock: BillingClock): number {
  const date = new Date(epoch * 1000)
  const utcIndex = date.getUTCFullYear() * 12 + date.getUTCMonth()
  return epoch < monthStartEpoch(utcIndex, clock) ? utcIndex - 1 : utcIndex
}

function monthStartEpoch(index: number, clock: BillingClock): number {
  const month = index % 12
  const midnightUtc = Date.UTC(Math.floor(index / 12), month, 1) / 1000
  return clock === 'utc' ? midnightUtc : midnightUtc + pacificHours(month) * 3600
}

/**
 * Hours that US Pacific midnight of the first of a month is behind UTC. Daylight saving runs from the second Sunday of March to the first
 * Sunday of November at 02:00, so the first of April to the first of November begin in it and no other first does.
 */
function pacificHours(month: number): number {
  return month >= 3 && month <= 10 ? 7 : 8
}

function labelOf(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}
