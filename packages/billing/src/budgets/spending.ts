import type { CumulativeBill } from '../bill.ts'

/** Micro-dollars spent up to an instant, on the straight line between the grid's instants; nothing before the run, all of it after. */
export function spentAt({ gridSeconds, totalMicroUsd }: CumulativeBill, seconds: number): number {
  const next = gridSeconds.findIndex((instant) => instant >= seconds)
  if (next === -1) return totalMicroUsd[totalMicroUsd.length - 1] ?? 0
  const [fromSeconds, fromSpent] = next === 0 ? [0, 0] : [gridSeconds[next - 1], totalMicroUsd[next - 1]]
  const length = gridSeconds[next] - fromSeconds
  if (length <= 0) return totalMicroUsd[next]
  return fromSpent + (totalMicroUsd[next] - fromSpent) * Math.max(0, (seconds - fromSeconds) / length)
}

/** The first instant at which so many micro-dollars have been spent; null if that never happens. */
export function crossedAt({ gridSeconds, totalMicroUsd }: CumulativeBill, target: number): number | null {
  const next = totalMicroUsd.findIndex((spent) => spent >= target)
  if (next === -1) return null
  const [fromSeconds, fromSpent] = next === 0 ? [0, 0] : [gridSeconds[next - 1], totalMicroUsd[next - 1]]
  const gained = totalMicroUsd[next] - fromSpent
  if (gained <= 0) return gridSeconds[next]
  return fromSeconds + ((target - fromSpent) / gained) * (gridSeconds[next] - fromSeconds)
}
