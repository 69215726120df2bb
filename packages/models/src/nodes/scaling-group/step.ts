import {
  type CapacityDecision,
  type CloudMetric,
  type Datapoint,
  decideCapacity,
  type ScalingPolicy,
} from '../../contract/scaling-policy/index.ts'

/** Datapoints that have arrived, by metric, oldest first. */
export type ScalingGroupState = { readonly datapoints: Readonly<Record<CloudMetric, readonly Datapoint[]>> }

export const initialScalingGroupState: ScalingGroupState = { datapoints: { cpu: [], 'requests-per-target': [] } }

/** What policies read of a group. */
export type ScalingGroupBounds = {
  readonly name: string
  readonly min: number
  readonly max: number
  readonly policies: readonly ScalingPolicy[]
}

export type ScalingGroupSeen = {
  readonly atSeconds: number
  /** The datapoints that arrive now. */
  readonly arrived: Readonly<Record<CloudMetric, Datapoint>>
  readonly desired: number
  /** Machines in service past their warm-up, those that are being terminated included. */
  readonly current: number
  /** Machines on their way, or warming up. */
  readonly warming: number
  /** When the latest change of the group had taken effect; null while one is under way. */
  readonly settledAtSeconds: number | null
}

/** No alarm looks at more datapoints. */
const mostDatapoints = 100

/** One evaluation of the group's alarms, when datapoints arrive. */
export function step(
  group: ScalingGroupBounds,
  state: ScalingGroupState,
  seen: ScalingGroupSeen,
): { readonly decision: CapacityDecision; readonly state: ScalingGroupState } {
  const latest = (metric: CloudMetric) => [...state.datapoints[metric], seen.arrived[metric]].slice(-mostDatapoints)
  const datapoints = { cpu: latest('cpu'), 'requests-per-target': latest('requests-per-target') }
  const decision = decideCapacity(group.policies, group, {
    datapoints,
    desired: seen.desired,
    current: seen.current,
    scaleInHeldBy: seen.warming > 0 ? `${seen.warming} ${seen.warming === 1 ? 'instance is' : 'instances are'} warming up` : null,
    simpleHeldBy: (cooldownSeconds) => cooldown(seen, cooldownSeconds),
  })
  return { decision, state: { datapoints } }
}

function cooldown({ atSeconds, settledAtSeconds }: ScalingGroupSeen, cooldownSeconds: number): string | null {
  if (settledAtSeconds === null) return 'a scaling activity is in progress'
  return atSeconds < settledAtSeconds + cooldownSeconds ? 'the cooldown period is not over' : null
}
