/**
 * How an autoscaler came to a size, step by step: each metric's proposal, what they asked for together, what its window and its policies left of
 * that, and which rule had the last word. Plain data on a mark of kind `scale` or `limited`; texts are the real controller's own.
 */
export type ScalingDecision = {
  /** `kind` of the autoscaler. */
  readonly controller: string
  readonly proposals: readonly DecisionProposal[]
  /** Which rule had the last word, as the controller's model names it: for an HPA one of `HpaDecisionRule`. */
  readonly rule: string
  /** Replicas that the metrics asked for together; null when they were not read or were invalid. */
  readonly recommended: number | null
  /** The same after the stabilisation window; null where there is none. */
  readonly stabilised: number | null
  /** What came of it after policies and bounds. */
  readonly allowed: number
  /** Conditions of the object after the round; empty for a controller that reports none. */
  readonly conditions: readonly { readonly type: string; readonly status: string; readonly reason: string; readonly message: string }[]
}

export type DecisionProposal = {
  readonly metric: string
  /** In `unit`; null when it could not be read. */
  readonly current: number | null
  readonly target: number
  /** `% of request`, `a pod` or `in all`: the last two in the metric's own unit, cores and bytes for resources. */
  readonly unit: '% of request' | 'a pod' | 'in all'
  /** Age of what was seen; null when nothing was. */
  readonly ageSeconds: number | null
  /** What this metric asks for; null when it failed. */
  readonly replicas: number | null
  /** How its replicas were counted: for an HPA one of `HpaProposalRule`. */
  readonly rule: string | null
  /** Why it could not be read or counted. */
  readonly error: string | null
}
