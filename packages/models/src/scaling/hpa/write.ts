import { withScaleEvent } from './behavior/scale-events.ts'
import type { DecisionRule, HpaDecision, HpaState, MetricProposal, ScaleWrite } from './decision.ts'
import { decide, type Pass } from './pass.ts'
import type { HpaSeen } from './seen.ts'
import { markZero } from './zero.ts'

/** A change of size that has been decided on. */
export type Intent = {
  readonly replicas: number
  readonly rule: DecisionRule
  /** The event's reason: why the size changes, in the controller's words. */
  readonly why: string
  readonly currentMetrics: HpaState['status']['currentMetrics']
  readonly proposals?: readonly MetricProposal[]
  readonly recommended?: number
  readonly stabilised?: number
}

/** Writes the size, records what became of it, and closes the pass. */
export function attemptWrite(pass: Pass, intent: Intent): { readonly decision: HpaDecision; readonly state: HpaState } {
  const { seen, spec, state } = pass
  const { replicas, why } = intent
  const { write, error } = fateOf(seen, replicas, spec.controller.profile.writeAttempts)
  const size = `New size: ${replicas}; reason: ${why}`
  const status = { ...state.status, currentReplicas: seen.specReplicas, currentMetrics: intent.currentMetrics }

  if (error !== undefined) {
    const reason = `${size}; error: ${error}`
    pass.emit('Warning', 'FailedRescale', reason)
    pass.tell(
      'AbleToScale',
      'False',
      'FailedUpdateScale',
      `the HPA controller was unable to update the target scale: ${error}`,
      write.atSeconds,
    )
    return decide(pass, { ...intent, write, reason, status })
  }

  pass.tell(
    'AbleToScale',
    'True',
    'SucceededRescale',
    `the HPA controller was able to update the target scale to ${replicas}`,
    write.atSeconds,
  )
  pass.emit('Normal', 'SuccessfulRescale', size)
  if (spec.behavior) pass.memory = withScaleEvent(pass.memory, spec.behavior, seen.specReplicas, replicas, write.atSeconds)
  markZero(pass, replicas, write.atSeconds)
  return decide(pass, {
    ...intent,
    write,
    reason: size,
    status: { ...status, desiredReplicas: replicas, lastScaleSeconds: write.atSeconds },
  })
}

function fateOf(
  { scaleWrite = {}, atSeconds }: HpaSeen,
  replicas: number,
  allowed: number,
): { readonly write: ScaleWrite; readonly error?: string } {
  const { conflicts, endedAtSeconds = atSeconds } = scaleWrite
  const lost = conflicts?.count ?? 0
  const error = lost >= allowed ? conflicts?.error : scaleWrite.error
  const attempts = Math.min(lost + 1, allowed)
  return { write: { replicas, isSuccessful: error === undefined, attempts, atSeconds: endedAtSeconds }, error }
}
