import { limitLegacy, stabiliseLegacy } from './behavior/legacy.ts'
import { type Limited, type LimitReason, rateLimit } from './behavior/rate-limit.ts'
import { stabilise } from './behavior/stabilise.ts'
import { conditionMessages, type FixedReason } from './conditions.ts'
import type { DecisionRule } from './decision.ts'
import type { Pass } from './pass.ts'

/** The size after window, policies and bounds, and what decided it. */
export type Limits = { readonly replicas: number; readonly stabilised: number; readonly rule: DecisionRule; readonly reason: string }

const ruleOfLimit: Readonly<Record<Exclude<LimitReason, 'DesiredWithinRange'>, DecisionRule>> = {
  ScaleUpLimit: 'scale-up-limit',
  ScaleDownLimit: 'scale-down-limit',
  TooManyReplicas: 'max-replicas',
  TooFewReplicas: 'min-replicas',
}

/** Bounds what the metrics want: by `behavior` where the spec has one, else by the controller's older rules. */
export function limitSize(pass: Pass, wanted: number): Limits {
  const current = pass.seen.specReplicas
  const stabilised = stabiliseSize(pass, wanted)
  const window: FixedReason = stabilised === wanted ? 'ReadyForNewScale' : windowReason(pass, wanted, current)
  const windowMessage = pass.say('AbleToScale', 'True', window)

  const limited = limitStabilised(pass, stabilised)
  const isLimited = limited.replicas !== stabilised
  pass.say('ScalingLimited', isLimited ? 'True' : 'False', limited.by)

  // A workload that the HPA took to zero comes back with minReplicas at least, once that has been raised, whatever the policies say.
  if (current === 0 && limited.replicas < pass.spec.minReplicas) {
    const reason = conditionMessages.TooFewReplicas
    return { replicas: pass.spec.minReplicas, stabilised, rule: 'min-replicas', reason }
  }
  const { replicas } = limited
  if (isLimited && limited.by !== 'DesiredWithinRange')
    return { replicas, stabilised, rule: ruleOfLimit[limited.by], reason: conditionMessages[limited.by] }
  if (window === 'ReadyForNewScale') return { replicas, stabilised, rule: 'metrics', reason: windowMessage }
  return {
    replicas,
    stabilised,
    rule: window === 'ScaleUpStabilized' ? 'scale-up-stabilised' : 'scale-down-stabilised',
    reason: windowMessage,
  }
}

function stabiliseSize(pass: Pass, wanted: number): number {
  const { spec, seen, memory } = pass
  const { downscaleStabilizationSeconds } = spec.controller
  const { replicas, recommendations } = spec.behavior
    ? stabilise({
        recommendations: memory.recommendations,
        behavior: spec.behavior,
        current: seen.specReplicas,
        wanted,
        atSeconds: seen.atSeconds,
        downscaleStabilizationSeconds,
      })
    : stabiliseLegacy(memory.recommendations, wanted, downscaleStabilizationSeconds, seen.atSeconds)
  pass.memory = { ...memory, recommendations }
  return replicas
}

/** Named after the direction that the metrics wanted, not after the window that held them. */
function windowReason({ spec }: Pass, wanted: number, current: number): FixedReason {
  return spec.behavior && wanted >= current ? 'ScaleUpStabilized' : 'ScaleDownStabilized'
}

function limitStabilised({ spec, seen, memory }: Pass, wanted: number): Limited {
  const { minReplicas, maxReplicas, behavior } = spec
  const current = seen.specReplicas
  if (!behavior) return limitLegacy(current, wanted, minReplicas, maxReplicas)
  const { scaleUps, scaleDowns } = memory
  return rateLimit({ behavior, current, wanted, minReplicas, maxReplicas, scaleUps, scaleDowns, atSeconds: seen.atSeconds })
}
