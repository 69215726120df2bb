import {
  type HpaDecision,
  type HpaSpec,
  type HpaState,
  initialHpaState,
  type MetricReading,
  type PublishedSamples,
  stepHpa,
} from '@plimsoll/models'
import type { Plan } from '../../plan/plan.ts'
import type { Mark } from '../../result/marks.ts'
import type { Simulation } from '../simulation.ts'
import { reconcilePods } from '../workloads/replica-set.ts'
import type { Pod } from '../world.ts'
import { podView } from './pod-view.ts'

/** What autoscalers remember between rounds, by service; `held` is what held the last one back since the size changed. */
export type Autoscaling = { readonly hpa: (HpaState | null)[]; readonly held: (string | null)[] }

export function createAutoscaling(plan: Plan): Autoscaling {
  return {
    hpa: plan.services.map(({ autoscaler }) => (autoscaler.kind === 'hpa' ? initialHpaState : null)),
    held: plan.services.map(() => null),
  }
}

/** One evaluation of a service's HPA: shows it the world as it would see it, and does what it writes. */
export function syncAutoscaler(sim: Simulation, service: number, atSeconds: number): void {
  const { autoscaler } = sim.plan.services[service]
  const state = sim.autoscaling.hpa[service]
  if (autoscaler.kind !== 'hpa' || !state) return
  const target = sim.world.services[service]
  const before = target.desired
  const samples = sim.metrics.published(service, target.pods)
  const { decision, state: next } = stepHpa(autoscaler.spec, state, {
    atSeconds,
    specReplicas: target.desired,
    statusReplicas: target.pods.reduce((count, pod) => count + (pod.phase === 'terminating' ? 0 : 1), 0),
    pods: target.pods.map((pod) => podView(sim, pod)),
    readings: autoscaler.spec.metrics.map(() => readCpu(samples, target.pods.length)),
  })
  sim.autoscaling.hpa[service] = next
  const ageSeconds = meanAge(samples, target.pods, atSeconds)
  report(sim, service, decision, ageSeconds, atSeconds)
  const signal = Number.isNaN(ageSeconds)
    ? undefined
    : { sampledAtSeconds: atSeconds - ageSeconds, publishedAtSeconds: sim.metrics.scrapedAtSeconds() }
  markDecision(sim, service, decision, before, { inputs: describeInputs(autoscaler.spec, decision, ageSeconds), signal }, atSeconds)
  if (!decision.write?.isSuccessful) return
  target.grownFrom = decision.write.replicas > before ? (target.grownFrom ?? before) : null
  target.desired = decision.write.replicas
  reconcilePods(sim, service, atSeconds)
}

function readCpu(samples: PublishedSamples, pods: number): MetricReading {
  for (let row = 0; row < pods; row++) if (!Number.isNaN(samples.valuesMilli[row])) return { samples }
  return { error: 'no metrics returned from resource metrics API' }
}

/** Mean age of the samples that a controller sees now; NaN when it sees none. */
function meanAge(samples: PublishedSamples, pods: readonly Pod[], atSeconds: number): number {
  let sum = 0
  let count = 0
  for (let row = 0; row < pods.length; row++) {
    if (Number.isNaN(samples.valuesMilli[row])) continue
    sum += atSeconds - samples.atSeconds[row]
    count++
  }
  return sum / count
}

function report(sim: Simulation, service: number, decision: HpaDecision, ageSeconds: number, atSeconds: number): void {
  const first = decision.proposals[0]
  if (!first || 'error' in first || first.current.averageUtilization === undefined) return
  sim.gauges.setReported(service, atSeconds, first.current.averageUtilization / 100, ageSeconds)
}

function describeInputs(spec: HpaSpec, decision: HpaDecision, ageSeconds: number): string[] {
  return decision.proposals.map((proposal, index) => {
    const { name, target } = spec.metrics[index]
    if ('error' in proposal) return `${name}: ${proposal.error}`
    const used = proposal.current.averageUtilization
    const seen = used === undefined ? `${proposal.current.averageValueMilli} m a pod` : `${used} % of request`
    const asked = target.type === 'Utilization' ? `${target.percent} %` : 'its target'
    const age = Number.isNaN(ageSeconds) ? '' : `, ${Math.round(ageSeconds)} s old`
    return `${name} ${seen} against ${asked}${age}; asks for ${proposal.replicas}`
  })
}

/** A mark for every change of size, and one when a rule begins to hold the controller back: not again until the size has changed. */
function markDecision(
  sim: Simulation,
  service: number,
  decision: HpaDecision,
  before: number,
  seen: Pick<Mark, 'inputs' | 'signal'>,
  atSeconds: number,
): void {
  const { name } = sim.plan.services[service]
  const wanted = decision.recommended ?? before
  const isHeld = decision.replicas !== wanted || decision.rule === 'metrics-invalid'
  const { held } = sim.autoscaling
  const hold = `${decision.rule} ${wanted > before ? 'growth' : 'shrinking'}`
  if (decision.write?.isSuccessful) {
    held[service] = null
    sim.marks.add({
      atSeconds,
      kind: 'scale',
      subject: name,
      from: before,
      to: decision.write.replicas,
      reason: decision.reason,
      ...seen,
      because: [sim.marks.latest(name)],
    })
  } else if (isHeld && held[service] !== hold) {
    held[service] = hold
    sim.marks.add({
      atSeconds,
      kind: 'limited',
      subject: name,
      from: before,
      to: wanted,
      reason: decision.reason,
      ...seen,
      because: [sim.marks.latest(name)],
    })
  }
}
