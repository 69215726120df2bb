import { canonicalJson, sha256Hex } from '@plimsoll/kernel'
import type { Plan } from './plan.ts'

/** Identity of a plan: equal plans have equal hashes on every platform. */
export function hashPlan(plan: Plan): string {
  return sha256Hex(canonicalJson(plan))
}
