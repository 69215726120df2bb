import { outcomes } from '@plimsoll/models'
import { leaseOf } from '../control/cluster/leases.ts'
import { checkBookings } from '../control/cluster/scheduling.ts'
import { podSizeRecords } from '../control/scaling/pod-sizes.ts'
import { forecastRecords } from '../control/scaling/predictive.ts'
import type { Simulation } from '../control/simulation.ts'
import type { DataPlaneResult } from '../dataplane/port.ts'
import { gridOf } from '../plan/bucket.ts'
import { hashPlan } from '../plan/hash.ts'
import type { Plan } from '../plan/plan.ts'
import { engineVersion } from '../version.ts'
import { limitsOf } from './limits.ts'
import { linkCauses } from './link-causes.ts'
import type { Mark } from './marks.ts'
import { mergeMarks } from './merge-marks.ts'
import type { OutcomeLedger, SourceOutcomes } from './outcomes.ts'
import { requestMetrics } from './request-metrics.ts'
import type { LatencySummary, RunResult } from './run-result.ts'
import { saturationMarks } from './saturation.ts'
import { trafficMarks } from './traffic-marks.ts'
import { hourlyTraffic } from './traffic-usage.ts'

/** Puts the books of a finished run together. `plan` is the plan as it was given, for its hash. */
export function assembleResult(sim: Simulation, plan: Plan, controlEvents: number): RunResult {
  checkBookings(sim)
  const data = sim.dataPlane.finish()
  const { durationSeconds, bucketSeconds } = sim.plan
  const grid = gridOf(durationSeconds, bucketSeconds)
  return {
    engineVersion,
    planHash: hashPlan(plan),
    seed: sim.plan.seed,
    fidelity: 'exact',
    durationSeconds,
    startIso: plan.startIso,
    grid,
    bucketSeconds,
    metrics: { ...requestMetrics(sim.plan, data, grid), ...sim.gauges.finish(durationSeconds) },
    marks: marksOf(sim, data, grid),
    restarts: sim.world.services
      .filter(({ restarts, oomKilled }) => restarts + oomKilled > 0)
      .map(({ name, restarts, oomKilled }) => ({ service: name, restarts, oomKilled })),
    journeys: sim.journeys.finish(),
    forecasts: forecastRecords(sim),
    podSizes: podSizeRecords(sim),
    outcomes: ledgerOf(sim.plan, data),
    latency: data.latency.map(
      (series): LatencySummary => ({
        service: sim.plan.services[series.service].name,
        intent: series.intent,
        count: series.count,
        ...(series.whole ?? nothingServed),
      }),
    ),
    usage: {
      provider: plan.bill.provider,
      region: plan.bill.region,
      startIso: plan.startIso,
      durationSeconds,
      nodes: sim.world.nodes.map((node) => leaseOf(node, sim.plan.nodes.groups[node.group], durationSeconds)),
      traffic: hourlyTraffic(sim.plan, data),
      controlPlanes: 1,
      loadBalancers: sim.plan.services
        .filter((_, index) => sim.plan.sources.some(({ service }) => service === index))
        .map(({ name }) => name),
    },
    limits: limitsOf(sim.plan, sim.marks.dropped()),
    work: { controlEvents, requests: data.requests },
  }
}

/** What the control plane noted, between what the traffic did and what was lost. */
function marksOf({ plan, marks }: Simulation, data: DataPlaneResult, grid: Float64Array): Mark[] {
  return linkCauses(plan, mergeMarks(trafficMarks(plan, data, grid), marks.marks, saturationMarks(plan, data, grid)))
}

const nothingServed = {
  meanSeconds: null,
  p50Seconds: null,
  p90Seconds: null,
  p95Seconds: null,
  p99Seconds: null,
  p999Seconds: null,
  maxSeconds: null,
}

function ledgerOf(plan: Plan, data: DataPlaneResult): OutcomeLedger {
  const bySource = plan.sources.map((source, index): SourceOutcomes => {
    const { totals } = data.sources[index]
    const offered = outcomes.reduce((sum, outcome) => sum + totals[outcome], 0)
    return { source: source.name, intent: source.intent, service: plan.services[source.service].name, offered, counts: totals }
  })
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, bySource.reduce((sum, source) => sum + source.counts[outcome], 0)]))
  return { bySource, offered: bySource.reduce((sum, { offered }) => sum + offered, 0), counts: counts as OutcomeLedger['counts'] }
}
