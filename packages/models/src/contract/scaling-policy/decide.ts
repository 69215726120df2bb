import { type PolicyAnswer, type PolicySeen, type Proposal, propose } from './propose.ts'
import { policyName, type ScalingPolicy } from './spec.ts'

export type CapacityBounds = { readonly name: string; readonly min: number; readonly max: number }

export type CapacityDecision = {
  readonly rule: ScalingPolicy['kind'] | 'bounds' | 'held' | 'none'
  /** Desired capacity from now on. */
  readonly desired: number
  /** In the words of the scaling activity; why nothing changes where an alarm is in state ALARM all the same; null where there is nothing to say. */
  readonly reason: string | null
  readonly inputs: readonly string[]
  /** The proposal that decided, and how the activity says so: null where none did. */
  readonly chosen: { readonly proposal: Proposal; readonly triggered: string } | null
}

/**
 * What several policies come to: the largest capacity of those that add; where none adds, the largest of those that take away, and target
 * tracking takes away only when all of its policies that may do so agree. The bounds of the group hold in the end.
 */
export function decideCapacity(policies: readonly ScalingPolicy[], bounds: CapacityBounds, seen: PolicySeen): CapacityDecision {
  const answers = policies.map((policy) => propose(policy, bounds.name, seen))
  const chosen = largest(proposalsOf(answers, 'out')) ?? largest(agreed(policies, proposalsOf(answers, 'in')))
  if (chosen) return within(bounds, seen.desired, chosen)
  // What the bounds would undo anyway is held by nobody.
  const held = answers.find((answer) => answer.type === 'held' && clamped(bounds, answer.proposal.desired) !== seen.desired)
  if (held?.type !== 'held') return { rule: 'none', desired: seen.desired, reason: null, inputs: [], chosen: null }
  const { proposal, reason } = held
  const because = `a monitor alarm ${proposal.alarm} in state ALARM, but policy ${policyName(proposal.policy)} is held: ${reason}`
  return { rule: 'held', desired: seen.desired, reason: because, inputs: [], chosen: { proposal, triggered: triggeredBy(proposal) } }
}

function proposalsOf(answers: readonly PolicyAnswer[], type: 'out' | 'in'): readonly Proposal[] {
  return answers.flatMap((answer) => (answer.type === type ? [answer.proposal] : []))
}

function agreed(policies: readonly ScalingPolicy[], proposals: readonly Proposal[]): readonly Proposal[] {
  const isTracking = ({ kind }: ScalingPolicy) => kind === 'target-tracking'
  const voters = policies.filter((policy) => policy.kind === 'target-tracking' && !policy.disableScaleIn)
  const votes = proposals.filter(({ policy }) => isTracking(policy))
  return votes.length < voters.length ? proposals.filter(({ policy }) => !isTracking(policy)) : proposals
}

/** The first of equals. */
function largest(proposals: readonly Proposal[]): Proposal | null {
  return proposals.reduce<Proposal | null>((best, each) => (best && best.desired >= each.desired ? best : each), null)
}

function clamped({ min, max }: CapacityBounds, capacity: number): number {
  return Math.min(max, Math.max(min, capacity))
}

function triggeredBy({ alarm, policy }: Proposal): string {
  return `monitor alarm ${alarm} in state ALARM triggered policy ${policyName(policy)}`
}

function within(bounds: CapacityBounds, before: number, proposal: Proposal): CapacityDecision {
  const { policy, desired: asked, input } = proposal
  const { min, max } = bounds
  const desired = clamped(bounds, asked)
  const triggered = triggeredBy(proposal)
  const chosen = { proposal, triggered }
  if (desired === before) {
    // At the minimum nothing is wrong: no activity, no word about it.
    const reason = asked > before ? `a ${triggered}, but the desired capacity is at the maximum of ${max}` : null
    return { rule: 'bounds', desired, reason, inputs: [input], chosen }
  }
  return {
    rule: policy.kind,
    desired,
    reason: `a ${triggered} changing the desired capacity from ${before} to ${desired}`,
    inputs: desired === asked ? [input] : [input, `${asked} asked for, ${min} to ${max} allowed`],
    chosen,
  }
}
