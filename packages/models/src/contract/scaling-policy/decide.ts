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
}

/**
 * What several policies come to: the largest capacity of those that add; where none adds, the largest of those that take away, and target
 * tracking takes away only when all of its policies that may do so agree. The bounds of the group hold in the end.
 */
export function decideCapacity(policies: readonly ScalingPolicy[], bounds: CapacityBounds, seen: PolicySeen): CapacityDecision {
  const answers = policies.map((policy) => propose(policy, bounds.name, seen))
  const chosen = largest(proposalsOf(answers, 'out')) ?? largest(agreed(policies, proposalsOf(answers, 'in')))
  if (chosen) return within(bounds, seen.desired, chosen)
  const held = answers.find((answer) => answer.type === 'held')
  if (!held) return { rule: 'none', desired: seen.desired, reason: null, inputs: [] }
  const reason = `a monitor alarm ${held.alarm} in state ALARM, but policy ${policyName(held.policy)} is held: ${held.reason}`
  return { rule: 'held', desired: seen.desired, reason, inputs: [] }
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

function within({ min, max }: CapacityBounds, before: number, { policy, alarm, desired: asked, input }: Proposal): CapacityDecision {
  const desired = Math.min(max, Math.max(min, asked))
  const triggered = `a monitor alarm ${alarm} in state ALARM triggered policy ${policyName(policy)}`
  if (desired === before) {
    // At the minimum nothing is wrong: no activity, no word about it.
    const reason = asked > before ? `${triggered}, but the desired capacity is at the maximum of ${max}` : null
    return { rule: 'bounds', desired, reason, inputs: [input] }
  }
  return {
    rule: policy.kind,
    desired,
    reason: `${triggered} changing the desired capacity from ${before} to ${desired}`,
    inputs: desired === asked ? [input] : [input, `${asked} asked for, ${min} to ${max} allowed`],
  }
}
