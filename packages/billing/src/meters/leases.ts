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

/** Whose line it is on: a warm pool is paid for beside its group. */
export function whose({ nodePool, warmPool }: NodeLease): { readonly subject: string; readonly isWarmPool: boolean } {
  return { subject: warmPool ? `${nodePool}, warm pool` : nodePool, isWarmPool: warmPool !== undefined }
}

/** What is paid for while a machine stands: all of it only while it runs, its disk from first to last. */
export type Paid = 'machine' | 'disk'

type Span = { readonly fromSeconds: number; readonly toSeconds: number; readonly hasMinimum: boolean }

/**
 * What a provider bills of each machine: while it ran, or while its disk was there. A started step counts whole. The minimum applies once a
 * start has ended; a machine that was there before the run has had its minimum already, and so has one that goes on from where it was.
 */
export function leaseParts(
  { usage, months, busyBetween }: Metering,
  granularity: Granularity,
  paid: Paid = 'machine',
): readonly LeasePart[] {
  return usage.nodes.flatMap((lease) => {
    const span = spanOf(lease, usage.durationSeconds, paid)
    if (!span) return []
    const { fromSeconds, toSeconds } = span
    return byMonth(lease, fromSeconds, toSeconds, billedSeconds(span, granularity), months, busyBetween)
  })
}

/** When a lease is paid for; null where it never is. A stopped machine of a warm pool runs until it stops, its disk stays. */
function spanOf(lease: NodeLease, endSeconds: number, paid: Paid): Span | null {
  const { launchedAtSeconds, requestedAtSeconds, endedAtSeconds, warmPool, isWarmStart = false } = lease
  const stoppedAtSeconds = paid === 'machine' ? (warmPool?.stoppedAtSeconds ?? null) : null
  const fromSeconds = paid === 'disk' && isWarmStart ? requestedAtSeconds : launchedAtSeconds
  if (fromSeconds === null || fromSeconds >= endSeconds || fromSeconds === stoppedAtSeconds) return null
  const end = stoppedAtSeconds ?? endedAtSeconds
  const wasThereBefore = requestedAtSeconds === 0 && launchedAtSeconds === 0
  const hasMinimum = end !== null && !wasThereBefore && !(paid === 'disk' && (isWarmStart || warmPool))
  return { fromSeconds, toSeconds: Math.min(end ?? endSeconds, endSeconds), hasMinimum }
}

function billedSeconds({ fromSeconds, toSeconds, hasMinimum }: Span, { stepSeconds, minimumSeconds }: Granularity): number {
  const steps = Math.ceil((toSeconds - fromSeconds) / stepSeconds - instantSlackSeconds)
  return Math.max(steps * stepSeconds, hasMinimum ? minimumSeconds : 0)
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
