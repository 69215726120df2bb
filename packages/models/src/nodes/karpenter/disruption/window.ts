import { type CronSchedule, hasDay } from '../../../contract/cron.ts'
import type { BudgetWindow } from './world.ts'

const daySeconds = 86_400

/**
 * Whether the schedule, read in UTC, fired within the last `durationSeconds`: after their beginning, up to and including now.
 *
 * @see karpenter pkg/apis/v1/nodepool.go Budget.IsActive
 */
export function isWindowOpen({ schedule, durationSeconds }: BudgetWindow, atSeconds: number): boolean {
  const after = atSeconds - durationSeconds
  for (let day = Math.floor(atSeconds / daySeconds); (day + 1) * daySeconds > after; day--) {
    if (isDayAllowed(schedule, day) && firesWithin(schedule, after - day * daySeconds, atSeconds - day * daySeconds)) return true
  }
  return false
}

/** Both in seconds since midnight. */
function firesWithin({ hours, minutes }: CronSchedule, after: number, upTo: number): boolean {
  return hours.allowed.some(
    (isHour, hour) =>
      isHour &&
      minutes.allowed.some((isMinute, minute) => isMinute && hour * 3600 + minute * 60 > after && hour * 3600 + minute * 60 <= upTo),
  )
}

function isDayAllowed(schedule: CronSchedule, daysSince1970: number): boolean {
  const date = new Date(daysSince1970 * daySeconds * 1000)
  return schedule.months.allowed[date.getUTCMonth() + 1] && hasDay(schedule, date.getUTCDate(), date.getUTCDay())
}
