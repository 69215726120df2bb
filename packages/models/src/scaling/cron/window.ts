import type { CronSchedule } from '../../contract/cron.ts'
import { nextOccurrence } from './next.ts'
import { type TimeZone, timeZone } from './time-zone.ts'

/** A window that opens and closes by two cron expressions. */
export type CronWindow = { readonly start: CronSchedule; readonly end: CronSchedule; readonly zone: TimeZone }

/**
 * Whether the window is open: its next end comes no later than its next start. One that never starts is always open; one that never ends,
 * but starts, never is.
 *
 * @see KEDA v2.20.2 pkg/scalers/cron_scaler; 19,311 recorded reads
 */
export function isWithin({ start, end, zone }: CronWindow, atUnixSeconds: number): boolean {
  const opens = nextOccurrence(start, zoneOf(start, zone), atUnixSeconds)
  if (opens === null) return true
  const closes = nextOccurrence(end, zoneOf(end, zone), atUnixSeconds)
  return closes !== null && closes <= opens
}

/** A prefix of the expression goes before the window's own zone. */
function zoneOf(schedule: CronSchedule, zone: TimeZone): TimeZone {
  return schedule.timeZone === undefined ? zone : (timeZone(schedule.timeZone) ?? zone)
}
