import type { Bill, CumulativeBill } from '@plimsoll/billing'
import type { Plan, RunResult } from '@plimsoll/engine'
import type { Breach } from './objective.ts'

/** What an objective is held against: the figure, where it broke in time, and why there is none. */
export type Measurement =
  | { readonly value: number; readonly breach: Breach | null; readonly decidedBy: string | null }
  | { readonly value: null; readonly reason: string }

/** All that figures can be taken from. `plan` and `cumulative` are null where the caller has none; figures that need them say so. */
export type Evidence = {
  readonly result: RunResult
  readonly bill: Bill
  readonly plan: Pick<Plan, 'services' | 'nodes'> | null
  readonly cumulative: CumulativeBill | null
}

export function unmeasured(reason: string): Measurement {
  return { value: null, reason }
}
