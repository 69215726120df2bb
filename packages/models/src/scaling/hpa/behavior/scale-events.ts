import type { HpaMemory, ScaleEvent } from '../decision.ts'
import { isOlder } from '../elapsed.ts'
import type { HpaBehavior } from '../spec/behavior.ts'
import { remember } from './recommendations.ts'

/** Memory with a change of size entered for the policies; only workloads with `behavior` keep such a record. */
export function withScaleEvent(memory: HpaMemory, behavior: HpaBehavior, from: number, to: number, atSeconds: number): HpaMemory {
  const isUp = to > from
  const { policies } = isUp ? behavior.scaleUp : behavior.scaleDown
  const longestSeconds = policies.reduce((longest, policy) => Math.max(longest, policy.periodSeconds), 0)
  const events = enter(isUp ? memory.scaleUps : memory.scaleDowns, Math.abs(to - from), longestSeconds, atSeconds)
  return isUp ? { ...memory, scaleUps: events } : { ...memory, scaleDowns: events }
}

/** Events older than the longest period are marked, for good, as free to be overwritten; the last such slot is taken. */
function enter(events: readonly ScaleEvent[], change: number, longestSeconds: number, atSeconds: number): readonly ScaleEvent[] {
  let freeSlot = -1
  const marked = events.map((event, slot) => {
    const isOutdated = event.isOutdated || isOlder(event.atSeconds, atSeconds, longestSeconds)
    if (isOutdated) freeSlot = slot
    return isOutdated === event.isOutdated ? event : { ...event, isOutdated }
  })
  return remember(marked, { change, atSeconds, isOutdated: false }, freeSlot)
}
