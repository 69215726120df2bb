import type { Recommendation } from '../decision.ts'
import { isOlder } from '../elapsed.ts'
import { floatToInt32 } from '../int64.ts'
import type { Limited } from './rate-limit.ts'
import { remember, type Stabilised } from './recommendations.ts'

/** A workload may double in one evaluation, and go to this many in any case. @see kube-controller-manager, scale-up limit of HPA without behavior */
const doubling = 2
const smallestLimit = 4

/** Without `behavior`: the largest recommendation of the window. An entry exactly as old as the window still counts. */
export function stabiliseLegacy(
  recommendations: readonly Recommendation[],
  wanted: number,
  windowSeconds: number,
  atSeconds: number,
): Stabilised {
  let largest = wanted
  let freeSlot = -1
  recommendations.forEach((entry, slot) => {
    if (isOlder(entry.atSeconds, atSeconds, windowSeconds)) freeSlot = slot
    else if (entry.replicas > largest) largest = entry.replicas
  })
  return { replicas: largest, recommendations: remember(recommendations, { replicas: wanted, atSeconds }, freeSlot) }
}

/** Without `behavior`: at least minReplicas, at most maxReplicas and twice the current size. It keeps no memory of earlier steps. */
export function limitLegacy(current: number, wanted: number, minReplicas: number, maxReplicas: number): Limited {
  const limit = floatToInt32(Math.max(doubling * current, smallestLimit))
  const largest = Math.min(maxReplicas, limit)
  if (wanted < minReplicas) return { replicas: minReplicas, by: 'TooFewReplicas' }
  if (wanted > largest) return { replicas: largest, by: maxReplicas > limit ? 'ScaleUpLimit' : 'TooManyReplicas' }
  return { replicas: wanted, by: 'DesiredWithinRange' }
}
