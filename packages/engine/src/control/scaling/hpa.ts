import { type HpaDecision, type HpaMetric, type HpaMetricProposal, type HpaSpec, stepHpa } from '@plimsoll/models'
import type { DecisionProposal } from '../../result/decision.ts'
import type { Simulation } from '../simulation.ts'
import { markDecision } from './decision-marks.ts'
import { podList } from './pod-list.ts'
import type { AgedReading } from './readings.ts'

/**
 * One evaluation of a service's HPA, with a reading a metric. Returns the size that it wrote; null when it wrote none. `bounds` says why its
 * bounds are what they are, where somebody moves them.
 */
export function syncHpa(
  sim: Simulation,
  service: number,
  spec: HpaSpec,
  read: readonly AgedReading[],
  atSeconds: number,
  bounds?: string,
): number | null {
  const state = sim.autoscaling.hpa[service]
  if (!state) return null
  const { desired } = sim.world.services[service]
  const { views, living } = podList(sim, service)
  const { decision, state: next } = stepHpa(spec, state, {
    atSeconds,
    specReplicas: desired,
    statusReplicas: living,
    pods: views,
    readings: read.map(({ reading }) => reading),
  })
  sim.autoscaling.hpa[service] = next
  report(sim, service, spec, decision, read, atSeconds)
  const write = decision.write?.isSuccessful ? decision.write.replicas : null
  markDecision(
    sim,
    service,
    { controller: 'hpa', rule: decision.rule, wanted: decision.recommended ?? desired, write, reason: reasonOf(decision, bounds) },
    atSeconds,
    () => ({
      seen: read,
      decision: {
        controller: 'hpa',
        proposals: decision.proposals.map((proposal, index) => describe(spec.metrics[index], proposal, read[index].ageSeconds)),
        rule: decision.rule,
        recommended: decision.recommended,
        stabilised: decision.stabilised,
        allowed: decision.replicas,
        conditions: decision.conditions.map(({ type, status, reason, message }) => ({ type, status, reason, message })),
      },
    }),
  )
  return write
}

/** Bounds that somebody moves are worth their own reason where they decided. */
function reasonOf({ rule, reason }: HpaDecision, bounds: string | undefined): string {
  const isByBounds = rule === 'above-max' || rule === 'below-min' || rule === 'max-replicas' || rule === 'min-replicas'
  return bounds !== undefined && isByBounds ? `${reason}; ${bounds}` : reason
}

function report(
  sim: Simulation,
  service: number,
  spec: HpaSpec,
  decision: HpaDecision,
  read: readonly AgedReading[],
  atSeconds: number,
): void {
  for (let index = 0; index < decision.proposals.length; index++) {
    const { name } = spec.metrics[index]
    const proposal = decision.proposals[index]
    const { value, ageSeconds } = 'error' in proposal ? nothing : read[index]
    sim.gauges.setSignal(service, name, atSeconds, value, ageSeconds)
    if (name !== 'cpu' || 'error' in proposal || proposal.current.averageUtilization === undefined) continue
    sim.gauges.setReported(service, atSeconds, proposal.current.averageUtilization / 100)
  }
}

const nothing = { value: Number.NaN, ageSeconds: Number.NaN }

function describe({ name, target }: HpaMetric, proposal: HpaMetricProposal, ageSeconds: number): DecisionProposal {
  const asked =
    target.type === 'Utilization'
      ? ({ target: target.percent, unit: '% of request' } as const)
      : ({ target: Number(target.milli) / 1000, unit: target.type === 'AverageValue' ? 'a pod' : 'in all' } as const)
  const age = Number.isNaN(ageSeconds) ? null : ageSeconds
  if ('error' in proposal)
    return { metric: name, current: null, ...asked, ageSeconds: age, replicas: null, rule: null, error: proposal.error }
  const { averageUtilization, averageValueMilli, valueMilli } = proposal.current
  const current = target.type === 'Utilization' ? (averageUtilization ?? null) : Number(averageValueMilli ?? valueMilli ?? 0) / 1000
  return { metric: name, current, ...asked, ageSeconds: age, replicas: proposal.replicas, rule: proposal.rule, error: null }
}
