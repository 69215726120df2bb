import type { Recommendation } from '../decision.ts'
import { isOlder, isWithin } from '../elapsed.ts'
import type { HpaBehavior } from '../spec/behavior.ts'
import { remember, type Stabilised } from './recommendations.ts'

export type StabiliseInput = {
  readonly recommendations: readonly Recommendation[]
  readonly behavior: HpaBehavior
  readonly current: number
  readonly wanted: number
  readonly atSeconds: number
  /** The controller's own, for a scaleDown without a window. */
  readonly downscaleStabilizationSeconds: number
}

/**
 * With `behavior`: up to the smallest recommendation of the scale-up window, down to the largest of the scale-down window, and between the
 * two the size stays. What is remembered is the recommendation before this.
 */
export function stabilise(input: StabiliseInput): Stabilised {
  const { recommendations, behavior, wanted, atSeconds } = input
  const upWindowSeconds = behavior.scaleUp.stabilizationWindowSeconds ?? 0
  const downWindowSeconds = behavior.scaleDown.stabilizationWindowSeconds ?? input.downscaleStabilizationSeconds
  let floor = wanted
  let ceiling = wanted
  let freeSlot = -1
  recommendations.forEach((entry, slot) => {
    if (isWithin(entry.atSeconds, atSeconds, upWindowSeconds)) floor = Math.min(floor, entry.replicas)
    if (isWithin(entry.atSeconds, atSeconds, downWindowSeconds)) ceiling = Math.max(ceiling, entry.replicas)
    if (isOlder(entry.atSeconds, atSeconds, Math.max(upWindowSeconds, downWindowSeconds))) freeSlot = slot
  })
  const replicas = Math.min(Math.max(input.current, floor), ceiling)
  return { replicas, recommendations: remember(recommendations, { replicas: wanted, atSeconds }, freeSlot) }
}
