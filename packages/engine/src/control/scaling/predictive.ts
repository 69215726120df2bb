import {
  type ObservedLoad,
  type PredictiveDecision,
  type PredictiveSpec,
  type PredictiveState,
  startPredictive,
  stepPredictive,
} from '@plimsoll/models'
import type { Plan } from '../../plan/plan.ts'
import { loadSignalName } from '../../plan/plan-signals.ts'
import type { ForecastRecord } from '../../result/run-result.ts'
import type { Draw } from '../draw.ts'
import type { Simulation } from '../simulation.ts'
import { markDecision, type Seen } from './decision-marks.ts'
import { syncHpa } from './hpa.ts'
import { type Lead, leadByLaws, leadOf } from './lead.ts'
import { loadBefore } from './load-before.ts'
import { readMetric } from './readings.ts'
import { resize } from './resize.ts'
import { startUnixSecondsOf } from './scheduled.ts'

export type PredictiveMemory = { readonly startUnixSeconds: number; readonly signal: number; readonly laws: Lead; state: PredictiveState }

export function createPredictive(plan: Plan, service: number, spec: PredictiveSpec, draw: Draw): PredictiveMemory {
  const startUnixSeconds = startUnixSecondsOf(plan)
  const laws = leadByLaws(plan, service, spec)
  const state = startPredictive(spec, loadBefore(plan, service, spec, draw), { startUnixSeconds, leadSeconds: laws.seconds })
  const signal = plan.signals.findIndex(
    ({ name, service: owner }) => owner === service && name === loadSignalName(plan.services[service].name),
  )
  return { startUnixSeconds, signal, laws, state }
}

/** What the forecast asks for at second 0. */
export function predictedAtStart(
  sim: Simulation,
  service: number,
  spec: PredictiveSpec,
): { readonly minReplicas: number; readonly maxReplicas: number } {
  const asked = decide(sim, service, spec, null, 0)
  return { minReplicas: spec.doesScale ? (asked?.replicas ?? spec.minReplicas) : spec.minReplicas, maxReplicas: spec.maxReplicas }
}

/** One look ahead: writes the size that the forecast asks for, or lets the HPA work above it. */
export function syncPredictive(sim: Simulation, service: number, spec: PredictiveSpec, atSeconds: number): void {
  const { load, seen } = observedLoad(sim, service, atSeconds)
  const decision = decide(sim, service, spec, load, atSeconds)
  if (!decision) return
  sim.gauges.setSignal(service, 'load', atSeconds, load?.perSecond ?? Number.NaN, seen.ageSeconds)
  sim.gauges.setForecast(service, atSeconds, decision.now?.expectedPerSecond ?? Number.NaN, decision.now?.upperPerSecond ?? Number.NaN)
  const { replicas, rule, reason } = decision
  if (spec.base.kind === 'hpa') {
    const hpa = spec.doesScale ? { ...spec.base.hpa, minReplicas: replicas } : spec.base.hpa
    const read = hpa.metrics.map((metric) => readMetric(sim, service, metric, atSeconds))
    resize(sim, service, syncHpa(sim, service, hpa, read, atSeconds, spec.doesScale ? reason : undefined), atSeconds)
    return
  }
  const write = sim.world.services[service].desired === replicas ? null : replicas
  markDecision(
    sim,
    service,
    { controller: 'predictive', rule, wanted: decision.recommended ?? replicas, write, reason },
    atSeconds,
    () => ({
      seen: [seen],
      decision: {
        controller: 'predictive',
        proposals: decision.ahead ? [proposal(spec, decision, decision.ahead.upperPerSecond, seen)] : [],
        rule,
        recommended: decision.recommended,
        stabilised: null,
        allowed: replicas,
        conditions: [],
      },
    }),
  )
  resize(sim, service, write, atSeconds)
}

function decide(
  sim: Simulation,
  service: number,
  spec: PredictiveSpec,
  load: ObservedLoad | null,
  atSeconds: number,
): PredictiveDecision | null {
  const memory = sim.autoscaling.predictive[service]
  if (!memory) return null
  const { decision, state } = stepPredictive(spec, memory.state, {
    atSeconds,
    startUnixSeconds: memory.startUnixSeconds,
    load,
    lead: leadOf(sim, service, memory.laws),
    specReplicas: sim.world.services[service].desired,
  })
  memory.state = state
  return decision
}

/** The last load that monitoring has published. */
function observedLoad(sim: Simulation, service: number, atSeconds: number): { readonly load: ObservedLoad | null; readonly seen: Seen } {
  const memory = sim.autoscaling.predictive[service]
  const found = memory ? sim.signals.read(memory.signal, atSeconds) : { error: '' }
  if ('error' in found) return { load: null, seen: { ageSeconds: Number.NaN, publishedAtSeconds: Number.NaN } }
  return {
    load: { perSecond: found.valueMilli / 1000, endSeconds: found.atSeconds },
    seen: { ageSeconds: atSeconds - found.atSeconds, publishedAtSeconds: found.publishedAtSeconds },
  }
}

function proposal(spec: PredictiveSpec, { recommended, rule }: PredictiveDecision, current: number, { ageSeconds }: Seen) {
  return {
    metric: 'forecast of requests a second',
    current,
    target: spec.targetPerPodPerSecond,
    unit: 'a pod',
    ageSeconds: Number.isNaN(ageSeconds) ? null : ageSeconds,
    replicas: recommended,
    rule,
    error: null,
  } as const
}

/** How the forecasts of the run came out, service by service. */
export function forecastRecords(sim: Simulation): ForecastRecord[] {
  return sim.plan.services.flatMap(({ name, autoscaler }, service): ForecastRecord[] => {
    const memory = sim.autoscaling.predictive[service]
    if (autoscaler.kind !== 'predictive' || !memory) return []
    const { intervalSeconds, quantile } = autoscaler.spec
    const lead = leadOf(sim, service, memory.laws)
    return [{ service: name, ...memory.state.tally, intervalSeconds, quantile, leadSeconds: lead.seconds, leadFrom: lead.from }]
  })
}
