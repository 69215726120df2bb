import type { Int64 } from './int64.ts'

/** What one evaluation decided, and why. Plain data. */
export type HpaDecision = {
  /** status.desiredReplicas after the step. */
  readonly replicas: number
  /** The write of scale.spec.replicas, absent when none was tried. */
  readonly write?: ScaleWrite
  /** Which rule had the last word. */
  readonly rule: DecisionRule
  /** The same in the real controller's words. */
  readonly reason: string
  /** One a metric, in spec order; empty when no metric was read. */
  readonly proposals: readonly MetricProposal[]
  /** What the metrics asked for together, before windows and policies; null when they weren't read or were invalid. */
  readonly recommended: number | null
  /** The same after the stabilisation window. */
  readonly stabilised: number | null
  /** All conditions after the step, in the order of the object's list. */
  readonly conditions: readonly Condition[]
  readonly events: readonly HpaEvent[]
  /** status.currentMetrics after the step; null for a metric that failed. */
  readonly currentMetrics: readonly (CurrentMetric | null)[]
}

export type ScaleWrite = {
  readonly replicas: number
  readonly isSuccessful: boolean
  readonly attempts: number
  readonly atSeconds: number
}

export type DecisionRule =
  | 'scale-unreadable' // the scale object couldn't be read
  | 'disabled-at-zero' // the workload was set to 0 by somebody else
  | 'above-max' // more than maxReplicas: corrected at once
  | 'below-min' // fewer than minReplicas: corrected at once
  | 'no-selector'
  | 'metrics-invalid' // every metric failed, or one failed and the rest would shrink
  | 'metrics' // the metrics' proposal as it stands
  | 'scale-up-stabilised'
  | 'scale-down-stabilised'
  | 'scale-up-limit' // a policy, or twice the size on the legacy path
  | 'scale-down-limit'
  | 'max-replicas'
  | 'min-replicas'

/** What one metric asks for. */
export type MetricProposal =
  | {
      /** The metric as the controller's texts call it. */
      readonly metric: string
      readonly replicas: number
      readonly rule: ProposalRule
      /** Usage over target that decided; Infinity or NaN with 0 replicas. */
      readonly ratio: number
      readonly current: CurrentMetric
      /** Pods by how they counted; null where pods don't matter. */
      readonly pods: PodCounts | null
    }
  | { readonly metric: string; readonly error: string }

export type ProposalRule =
  | 'within-tolerance'
  | 'ratio-times-ready-pods' // Utilization, AverageValue: every pod has a sample
  | 'ratio-times-counted-pods' // the same after missing and unready pods were filled in
  | 'filled-in-within-tolerance' // after filling in, the ratio is near enough to 1
  | 'filled-in-turned-direction' // after filling in, the ratio points the other way: no change
  | 'filled-in-against-direction' // the count would go against the ratio: no change
  | 'ratio-times-serving-pods' // Value: pods that are Running and Ready
  | 'ratio-from-zero' // Value with 0 replicas
  | 'usage-over-target' // AverageValue of Object and External

export type PodCounts = { readonly ready: number; readonly unready: number; readonly missing: number; readonly ignored: number }

/** One entry of status.currentMetrics. */
export type CurrentMetric = {
  /** Percent of the requests. */
  readonly averageUtilization?: number
  readonly averageValueMilli?: Int64
  readonly valueMilli?: Int64
}

export type Condition = {
  readonly type: ConditionType
  readonly status: 'True' | 'False'
  readonly reason: string
  readonly message: string
  readonly lastTransitionSeconds: number
}

export type ConditionType = 'AbleToScale' | 'ScalingActive' | 'ScalingLimited' | 'ScaledToZero'

export type HpaEvent = { readonly type: 'Normal' | 'Warning'; readonly reason: string; readonly message: string }

/** What a controller remembers of one HPA, and the object's status. A plain value: it can be stored, copied and resumed. */
export type HpaState = { readonly memory: HpaMemory; readonly status: HpaStatus }

/** Lost when the controller restarts. Slots are reused in the real order, which shows when an edit widens a window. */
export type HpaMemory = {
  readonly recommendations: readonly Recommendation[]
  readonly scaleUps: readonly ScaleEvent[]
  readonly scaleDowns: readonly ScaleEvent[]
}

export type Recommendation = { readonly replicas: number; readonly atSeconds: number }

export type ScaleEvent = { readonly change: number; readonly atSeconds: number; readonly isOutdated: boolean }

export type HpaStatus = {
  readonly currentReplicas: number
  readonly desiredReplicas: number
  readonly lastScaleSeconds: number | null
  readonly currentMetrics: readonly (CurrentMetric | null)[]
  readonly conditions: readonly Condition[]
}
