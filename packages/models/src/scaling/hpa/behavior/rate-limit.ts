import type { ScaleEvent } from '../decision.ts'
import { isWithin } from '../elapsed.ts'
import { floatToInt32, maxInt32, minInt32, wrapInt32 } from '../int64.ts'
import type { HpaBehavior, HpaScalingPolicy, HpaScalingRules } from '../spec/behavior.ts'

/** A size that limits allow, and the reason of the ScalingLimited condition. */
export type Limited = { readonly replicas: number; readonly by: LimitReason }

export type LimitReason = 'DesiredWithinRange' | 'TooFewReplicas' | 'TooManyReplicas' | 'ScaleUpLimit' | 'ScaleDownLimit'

export type RateLimitInput = {
  readonly behavior: HpaBehavior
  readonly current: number
  readonly wanted: number
  readonly minReplicas: number
  readonly maxReplicas: number
  readonly scaleUps: readonly ScaleEvent[]
  readonly scaleDowns: readonly ScaleEvent[]
  readonly atSeconds: number
}

/** With `behavior`: policies bound the change from the size at the start of their period; minReplicas and maxReplicas bound the result. */
export function rateLimit(input: RateLimitInput): Limited {
  const { current, wanted, minReplicas, maxReplicas } = input
  if (wanted > current) {
    const limit = Math.max(current, scaleUpLimit(input))
    const largest = Math.min(maxReplicas, limit)
    if (wanted > largest) return { replicas: largest, by: maxReplicas > limit ? 'ScaleUpLimit' : 'TooManyReplicas' }
  } else if (wanted < current) {
    const limit = Math.min(current, scaleDownLimit(input))
    const smallest = Math.max(minReplicas, limit)
    if (wanted < smallest) return { replicas: smallest, by: minReplicas < limit ? 'ScaleDownLimit' : 'TooFewReplicas' }
  }
  return { replicas: wanted, by: 'DesiredWithinRange' }
}

/** Most replicas that the scale-up policies allow now. */
export function scaleUpLimit(input: RateLimitInput): number {
  const { scaleUp } = input.behavior
  if (scaleUp.selectPolicy === 'Disabled') return input.current
  return select(scaleUp, scaleUp.selectPolicy === 'Min' ? 'smallest' : 'largest', (policy) => {
    const start = sizeAtPeriodStart(input, policy)
    return policy.type === 'Pods' ? wrapInt32(start + policy.value) : floatToInt32(Math.ceil(start * (1 + policy.value / 100)))
  })
}

/** Fewest replicas that the scale-down policies allow now. */
export function scaleDownLimit(input: RateLimitInput): number {
  const { scaleDown } = input.behavior
  if (scaleDown.selectPolicy === 'Disabled') return input.current
  // Min asks for the least change, so for the largest size.
  return select(scaleDown, scaleDown.selectPolicy === 'Min' ? 'largest' : 'smallest', (policy) => {
    const start = sizeAtPeriodStart(input, policy)
    return policy.type === 'Pods' ? wrapInt32(start - policy.value) : floatToInt32(start * (1 - policy.value / 100))
  })
}

function select(rules: HpaScalingRules, which: 'largest' | 'smallest', limitOf: (policy: HpaScalingPolicy) => number): number {
  let selected = which === 'smallest' ? maxInt32 : minInt32
  for (const policy of rules.policies)
    selected = which === 'smallest' ? Math.min(selected, limitOf(policy)) : Math.max(selected, limitOf(policy))
  return selected
}

/** The size before the changes of both directions in the policy's period. */
function sizeAtPeriodStart({ current, scaleUps, scaleDowns, atSeconds }: RateLimitInput, { periodSeconds }: HpaScalingPolicy): number {
  return wrapInt32(current - changed(scaleUps, periodSeconds, atSeconds) + changed(scaleDowns, periodSeconds, atSeconds))
}

function changed(events: readonly ScaleEvent[], periodSeconds: number, atSeconds: number): number {
  let sum = 0
  for (const event of events) if (isWithin(event.atSeconds, atSeconds, periodSeconds)) sum += event.change
  return sum
}
