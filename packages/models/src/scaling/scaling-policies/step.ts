import { type CapacityDecision, type CloudMetric, type Datapoint, decideCapacity } from '../../contract/scaling-policy/index.ts'
import type { ScalingPoliciesSpec } from './spec.ts'

export type ScalingPoliciesState = {
  /** Datapoints that have arrived, by metric, oldest first. */
  readonly datapoints: Readonly<Record<CloudMetric, readonly Datapoint[]>>
  /** The latest growth, while its cooldown may last: when it was, and the pods before it. */
  readonly scaledOut: { readonly atSeconds: number; readonly from: number } | null
  readonly scaledInAtSeconds: number | null
}

export const initialScalingPoliciesState: ScalingPoliciesState = {
  datapoints: { cpu: [], 'requests-per-target': [] },
  scaledOut: null,
  scaledInAtSeconds: null,
}

export type ScalingPoliciesSeen = {
  readonly atSeconds: number
  readonly service: string
  /** The datapoints that arrive now. */
  readonly arrived: Readonly<Record<CloudMetric, Datapoint>>
  readonly desired: number
  /** Pods that run. */
  readonly current: number
}

/** No alarm looks at more datapoints. */
const mostDatapoints = 100

/** One evaluation of a service's alarms, when datapoints arrive. */
export function step(
  spec: ScalingPoliciesSpec,
  state: ScalingPoliciesState,
  seen: ScalingPoliciesSeen,
): { readonly decision: CapacityDecision; readonly state: ScalingPoliciesState } {
  const { atSeconds, desired } = seen
  const latest = (metric: CloudMetric) => [...state.datapoints[metric], seen.arrived[metric]].slice(-mostDatapoints)
  const datapoints = { cpu: latest('cpu'), 'requests-per-target': latest('requests-per-target') }
  const cooling = state.scaledOut && atSeconds < state.scaledOut.atSeconds + spec.scaleOutCooldown ? state.scaledOut : null
  const counted = ({ capacity, ...datapoint }: Datapoint) => ({ ...datapoint, capacity: Math.min(capacity, cooling?.from ?? capacity) })
  const decision = decideCapacity(
    spec.policies,
    { name: `service/${seen.service}`, min: spec.minCapacity, max: spec.maxCapacity },
    {
      datapoints: { cpu: datapoints.cpu.map(counted), 'requests-per-target': datapoints['requests-per-target'].map(counted) },
      desired,
      current: Math.min(seen.current, cooling?.from ?? seen.current),
      scaleInHeldBy: cooling ? 'the scale-out cooldown is not over' : inCooldown(spec, state, atSeconds),
      simpleHeldBy: () => null,
    },
  )
  if (decision.desired > desired) {
    return { decision, state: { datapoints, scaledOut: { atSeconds, from: cooling?.from ?? desired }, scaledInAtSeconds: null } }
  }
  const scaledInAtSeconds = decision.desired < desired ? atSeconds : state.scaledInAtSeconds
  return { decision, state: { datapoints, scaledOut: cooling, scaledInAtSeconds } }
}

function inCooldown(
  { scaleInCooldown }: ScalingPoliciesSpec,
  { scaledInAtSeconds }: ScalingPoliciesState,
  atSeconds: number,
): string | null {
  const isOver = scaledInAtSeconds === null || atSeconds >= scaledInAtSeconds + scaleInCooldown
  return isOver ? null : 'the scale-in cooldown is not over'
}
