import type { RunResult } from '@plimsoll/engine'
import { sumOf, type Where } from '../series/columns.ts'

/** Attempts a second that reached the service: offered less those the edge refused. Null when nothing was offered. */
export function admittedPerSecond(result: RunResult, where: Where): Float64Array | null {
  const offered = sumOf(result, 'requests.offered', where)
  if (offered === null) return null
  const limited = sumOf(result, 'requests.outcome', { ...where, outcome: 'limited' })
  const blocked = sumOf(result, 'requests.outcome', { ...where, outcome: 'blocked' })
  return offered.map((rate, bucket) => Math.max(0, rate - (limited?.[bucket] ?? 0) - (blocked?.[bucket] ?? 0)))
}
