import type { Granularity } from '@plimsoll/catalog'
import type { NodeLease } from '@plimsoll/engine'
import type { BillingMonth } from '../calendar.ts'
import type { Metering, Shares } from '../charge.ts'

/** The part of one machine's time that falls into one billing month. */
export type LeasePart = {
  readonly lease: NodeLease
  readonly month: BillingMonth
  /** Whole seconds that are billed, the minimum of a start included. */
  readonly billedSeconds: number
  readonly fromSeconds: number
  readonly toSeconds: number
  readonly shares: Shares
}

/** Slack for float64 instants: 60.000000001 s is a minute, not 61 s. */
const instantSlackSeconds = 1e-6

/**
 * What a provider bills of each machine that ran, from launched to ended or to the end of the run. A started step counts whole. The minimum
 * applies once a machine has ended; one that was there before the run has had its minimum already.
 */
export function leaseParts({ usage, months, busyBetween }: Metering, granularity: Granularity): readonly LeasePart[] {
  return usage.nodes.flatMap((lease) => {
    if (lease.launchedAtSeconds === null || lease.launchedAtSeconds >= usage.durationSeconds) return []
    const from = lease.launchedAtSeconds
    const to = Math.min(lease.endedAtSeconds ?? usage.durationSeconds, usage.durationSeconds)
    return byMonth(lease, from, to, billedSeconds(lease, to - from, granularity), months, busyBetween)
  })
}

function billedSeconds(lease: NodeLease, elapsedSeconds: number, { stepSeconds, minimumSeconds }: Granularity): number {
  const steps = Math.ceil(elapsedSeconds / stepSeconds - instantSlackSeconds)
  const wasThereBefore = lease.requestedAtSeconds === 0 && lease.launchedAtSeconds === 0
  const minimum = lease.endedAtSeconds === null || wasThereBefore ? 0 : minimumSeconds
  return Math.max(steps * stepSeconds, minimum)
}

function byMonth(
  lease: NodeLease,
  from: number,
  to: number,
  billed: number,
  months: readonly BillingMonth[],
  busyBetween: Metering['busyBetween'],
): readonly LeasePart[] {
  const touched = months.filter((month) => month.endSeconds > from && (month.startSeconds < to || month.startSeconds <= from))
  let counted = 0
  return touched.map((month, position) => {
    const partFrom = Math.max(from, month.startSeconds)
    const partTo = Math.min(to, month.endSeconds)
    const upTo = position === touched.length - 1 ? billed : Math.round(partTo - from)
    const seconds = upTo - counted
    counted = upTo
    return {
      lease,
      month,
      billedSeconds: seconds,
      fromSeconds: partFrom,
      toSeconds: partTo,
      shares: shares(lease, partFrom, partTo, seconds, busyBetween),
    }
  })
}

/**
 * Whose a machine's time is. Requested room follows the intents' shares of busy time, hour by hour; boot, room that no pod asked for and
 * the padding up to a minimum are idle (OpenCost: idle = asset − allocated).
 */
function shares(lease: NodeLease, from: number, to: number, billed: number, busyBetween: Metering['busyBetween']): Shares {
  const requested = lease.meanRequestedRatio
  const readyFrom = Math.max(from, lease.readyAtSeconds ?? to)
  if (requested === null || readyFrom >= to || billed <= 0) return { customers: 0, attack: 0, idle: 1 }
  const busy = busyBetween(readyFrom, to)
  const customers = (requested * busy.customers) / billed
  const attack = (requested * busy.attack) / billed
  return { customers, attack, idle: Math.max(0, 1 - customers - attack) }
}
