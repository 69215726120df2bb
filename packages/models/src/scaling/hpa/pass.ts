import { conditionMessages, type FixedReason, withCondition } from './conditions.ts'
import type {
  Condition,
  ConditionType,
  DecisionRule,
  HpaDecision,
  HpaEvent,
  HpaMemory,
  HpaState,
  HpaStatus,
  MetricProposal,
  ScaleWrite,
} from './decision.ts'
import type { HpaSeen } from './seen.ts'
import type { HpaSpec } from './spec.ts'

/** One evaluation under way: what it was given and what it has said so far. */
export interface Pass {
  readonly spec: HpaSpec
  /** As it was before. */
  readonly state: HpaState
  readonly seen: HpaSeen
  memory: HpaMemory
  readonly conditions: readonly Condition[]
  readonly events: readonly HpaEvent[]
  /** Sets a condition whose text is fixed by its reason. Both return the message. */
  say(type: ConditionType, status: Condition['status'], reason: FixedReason, atSeconds?: number): string
  tell(type: ConditionType, status: Condition['status'], reason: string, message: string, atSeconds?: number): string
  /** Takes a condition off the object. */
  drop(type: ConditionType): void
  emit(type: HpaEvent['type'], reason: string, message: string): void
}

export function startPass(spec: HpaSpec, state: HpaState, seen: HpaSeen): Pass {
  let conditions = state.status.conditions
  const events: HpaEvent[] = []
  return {
    spec,
    state,
    seen,
    memory: state.memory,
    events,
    get conditions() {
      return conditions
    },
    say(type, status, reason, atSeconds) {
      return this.tell(type, status, reason, conditionMessages[reason], atSeconds)
    },
    tell(type, status, reason, message, atSeconds = seen.atSeconds) {
      conditions = withCondition(conditions, type, status, reason, message, atSeconds)
      return message
    },
    drop(type) {
      if (conditions.some((each) => each.type === type)) conditions = conditions.filter((each) => each.type !== type)
    },
    emit(type, reason, message) {
      events.push({ type, reason, message })
    },
  }
}

export type Outcome = {
  readonly rule: DecisionRule
  readonly reason: string
  /** Conditions are taken from the pass. */
  readonly status: HpaStatus
  readonly write?: ScaleWrite
  readonly proposals?: readonly MetricProposal[]
  readonly recommended?: number
  readonly stabilised?: number
}

/** Closes a pass: the decision to report and the state to keep. */
export function decide(pass: Pass, outcome: Outcome): { readonly decision: HpaDecision; readonly state: HpaState } {
  const { conditions, events, memory } = pass
  const status: HpaStatus = { ...outcome.status, conditions }
  const decision: HpaDecision = {
    replicas: status.desiredReplicas,
    write: outcome.write,
    rule: outcome.rule,
    reason: outcome.reason,
    proposals: outcome.proposals ?? [],
    recommended: outcome.recommended ?? null,
    stabilised: outcome.stabilised ?? null,
    conditions,
    events,
    currentMetrics: status.currentMetrics,
  }
  return { decision, state: { memory, status } }
}
