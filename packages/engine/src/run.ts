import { Agenda, createStreams, type Streams } from '@plimsoll/kernel'
import { type AutoscalerSpec, fullCreationBudget, hpaOf, initialSupply } from '@plimsoll/models'
import { createProvider as createPlannedProvider } from './control/cluster/providers/index.ts'
import type { NodeProvider } from './control/cluster/providers/provider.ts'
import { createScheduling } from './control/cluster/scheduling.ts'
import { createDraw } from './control/draw.ts'
import { type ControlEvent, phases } from './control/events.ts'
import { startFaults } from './control/faults.ts'
import { createGauges } from './control/gauges.ts'
import { advanceLoop } from './control/loop.ts'
import { createMarkLog } from './control/marks.ts'
import { periodicAt } from './control/periods.ts'
import { createAutoscaling } from './control/scaling/autoscaling.ts'
import { createKubelets, scheduleSample } from './control/scaling/kubelets.ts'
import { createPodMetrics, isMeasuredByMetricsServer } from './control/scaling/pod-metrics.ts'
import { createPodSizes } from './control/scaling/pod-sizes.ts'
import { containersOf } from './control/scaling/pod-view.ts'
import { createSignals, scrapeSecondsOf } from './control/scaling/signals/signals.ts'
import type { Simulation, World } from './control/simulation.ts'
import { startWorld } from './control/start.ts'
import { createEpisodes } from './control/workloads/episodes.ts'
import { createJourneyLog } from './control/workloads/journeys.ts'
import { probeRounds } from './control/workloads/probing.ts'
import { createExactDataPlane } from './dataplane/exact/index.ts'
import type { DataPlane, DataPlaneSpec } from './dataplane/port.ts'
import { dataPlaneSpec } from './dataplane/spec.ts'
import { gridOf } from './plan/bucket.ts'
import type { Plan } from './plan/plan.ts'
import type { PlannedNodes } from './plan/planned-nodes.ts'
import { assembleResult } from './result/assemble.ts'
import type { RunResult } from './result/run-result.ts'

export type RunOptions = {
  /** Default: the plan's seed. */
  readonly seed?: number
  /** Which of many runs under one seed this is; each has its own streams. Default 0. */
  readonly replication?: number
  /** Stop after so many simulated seconds. Default: the plan's whole duration. */
  readonly untilSeconds?: number
  /** Called now and then with how far the run is. */
  readonly onProgress?: (progress: RunProgress) => void
  /** Checked at every progress report; a cancelled run throws `RunCancelled`. An `AbortSignal` fits. */
  readonly signal?: { readonly aborted: boolean }
}

export type RunProgress = { readonly atSeconds: number; readonly endSeconds: number; readonly isDone: boolean }

/** Thrown by `run` when its signal was aborted: nothing of the run is kept. */
export class RunCancelled extends Error {
  override readonly name = 'RunCancelled'
}

/** A run that its owner moves forward piece by piece, so that a program can show progress and stay responsive. */
export type StartedRun = {
  /** Runs up to `instants` instants of the control plane, about a quarter of a minute of simulated time each at most. */
  readonly advance: (instants: number) => RunProgress
  /** The result; the run must be done. */
  readonly result: () => RunResult
}

/** Instants between two reports of progress in `run`. */
const instantsPerReport = 200

/**
 * Runs a plan from start to end.
 *
 * @throws RunCancelled when `signal` was aborted
 * @throws InvariantError when the books do not balance: a bug of ours
 */
export function run(plan: Plan, options: RunOptions = {}): RunResult {
  const started = startRun(plan, options)
  for (;;) {
    if (options.signal?.aborted) throw new RunCancelled('the run was cancelled')
    const progress = started.advance(instantsPerReport)
    options.onProgress?.(progress)
    if (progress.isDone) return started.result()
  }
}

/** Makes the data plane of a run: one implementation a fidelity. */
export type DataPlaneFactory = (spec: DataPlaneSpec, streams: Streams) => DataPlane

/** What a run is made of besides its plan; tests put their own in. */
export type RunParts = { readonly createDataPlane?: DataPlaneFactory; readonly createProvider?: (nodes: PlannedNodes) => NodeProvider }

/** Starts a run without moving it: see `StartedRun`. */
export function startRun(plan: Plan, options: RunOptions = {}, parts: RunParts = {}): StartedRun {
  const { createDataPlane = createExactDataPlane, createProvider = createPlannedProvider } = parts
  const cut = cutShort(plan, options)
  const streams = createStreams({ seed: cut.seed, replication: options.replication ?? 0 })
  const agenda = new Agenda<ControlEvent>()
  const sim = createSimulation(cut, streams, agenda, createDataPlane(dataPlaneSpec(cut), streams), createProvider(cut.nodes))
  const counter = { events: 0 }
  let atSeconds = 0
  return {
    advance(instants) {
      if (atSeconds < sim.endSeconds) atSeconds = advanceLoop(sim, agenda, atSeconds, instants, counter)
      return { atSeconds, endSeconds: sim.endSeconds, isDone: atSeconds >= sim.endSeconds }
    },
    result() {
      if (atSeconds < sim.endSeconds) throw new RangeError('the run has not reached its end yet')
      return assembleResult(sim, plan, counter.events)
    },
  }
}

function cutShort(plan: Plan, options: RunOptions): Plan {
  const durationSeconds = Math.min(plan.durationSeconds, options.untilSeconds ?? plan.durationSeconds)
  return { ...plan, durationSeconds, seed: options.seed ?? plan.seed }
}

function createSimulation(
  plan: Plan,
  streams: Streams,
  agenda: Agenda<ControlEvent>,
  dataPlane: DataPlane,
  provider: NodeProvider,
): Simulation {
  const world: World = {
    services: plan.services.map(({ name }) => ({
      name,
      desired: 0,
      replicaSets: [{ version: 0, replicas: 0 }],
      sized: { desired: 0, most: 0 },
      progress: null,
      grownFrom: null,
      pods: [],
      pending: [],
      restarts: 0,
      oomKilled: 0,
      createAtSeconds: null,
      freeSlots: [],
      nextSlot: 0,
      disks: [],
    })),
    pods: [],
    nodes: [],
    present: [],
    warm: [],
    warmPoolRefusals: new Map(),
    claims: new Map(Object.entries(plan.claims)),
    changes: 0,
    pendingPods: 0,
    creation: fullCreationBudget,
    supply: initialSupply(plan.supply.limits),
  }
  const draw = createDraw(plan, streams)
  const marks = createMarkLog()
  const sim: Simulation = {
    plan,
    endSeconds: plan.durationSeconds,
    world,
    dataPlane,
    draw,
    gauges: createGauges(plan, world, gridOf(plan.durationSeconds, plan.bucketSeconds).length),
    marks,
    episodes: createEpisodes(plan, marks),
    journeys: createJourneyLog(plan),
    kubelets: createKubelets(draw),
    metrics: createPodMetrics(plan, dataPlane),
    signals: createSignals(plan, world, dataPlane, draw),
    autoscaling: createAutoscaling(plan, draw),
    podSizes: createPodSizes(plan),
    scheduling: createScheduling(plan, draw),
    provider,
    containers: plan.services.map(containersOf),
    schedule: (atSeconds, event) => agenda.push(atSeconds, phases[event.type], event),
  }
  startWorld(sim)
  startFaults(sim)
  startLoops(sim)
  return sim
}

/** Autoscalers begin when metrics-server has its first slopes, as in a cluster that was running before. */
const firstSyncRound = 3

function hasHpa({ plan }: Simulation, service: number): boolean {
  const { autoscaler, name } = plan.services[service]
  return hpaOf(autoscaler, name) !== null
}

/** Autoscalers without an HPA that look at the world now and then. */
function hasRounds({ kind }: AutoscalerSpec): boolean {
  return kind === 'scheduled' || kind === 'predictive' || kind === 'scalingPolicies'
}

/** Puts the first round of every periodic loop on the agenda. */
function startLoops(sim: Simulation): void {
  const begin = (event: Extract<ControlEvent, { readonly round: number }>) => sim.schedule(periodicAt(sim, event), event)
  const scaled = sim.plan.services
    .map(({ autoscaler }, service) => ({ autoscaler, service }))
    .filter(({ autoscaler }) => autoscaler.kind !== 'fixed')
  if (sim.plan.services.some(isMeasuredByMetricsServer)) {
    for (let group = 0; group < sim.kubelets.length; group++) scheduleSample(sim, group)
  }
  sim.plan.signals.forEach((planned, signal) => {
    if (scrapeSecondsOf(planned) !== null) begin({ type: 'signal-scrape', signal, round: 0 })
  })
  for (const { autoscaler, service } of scaled) {
    if (autoscaler.kind === 'keda') begin({ type: 'keda-poll', service, round: 0 })
    if (hasHpa(sim, service)) begin({ type: 'autoscaler-sync', service, round: firstSyncRound })
    else if (hasRounds(autoscaler)) begin({ type: 'autoscaler-sync', service, round: 0 })
  }
  if (sim.podSizes.some((recommender) => recommender !== null)) begin({ type: 'recommender-round', round: 0 })
  for (const event of probeRounds(sim)) begin(event)
  sim.plan.services.forEach(({ versions }, service) => {
    if (versions.some(({ memoryLimitBytes }) => memoryLimitBytes !== null)) begin({ type: 'memory-check', service, round: 0 })
  })
  sim.plan.services.forEach(({ versions }, service) => {
    for (let version = 1; version < versions.length; version++)
      sim.schedule(versions[version].atSeconds, { type: 'rollout', service, version })
  })
  if (sim.provider.scanPeriodSeconds !== null) begin({ type: 'provider-scan', round: 0 })
}
