import { passing, startVerdict } from '@plimsoll/models'
import { bindToNode } from '../cluster/scheduling.ts'
import { probeGroups, queuedProbePhase } from '../periods.ts'
import type { Simulation } from '../simulation.ts'
import type { Node, Pod } from '../world.ts'
import { podsChanged } from './changes.ts'
import { announce, withdraw } from './endpoints.ts'
import { lookAtRollout, lookWhenAvailable } from './replica-sets.ts'

/** Watch and bind: from the scheduler's decision to the kubelet starting the container. kubernetes.md 4.1: 0.1 to 1 s. */
const bindSeconds = 0.5

export function startPod(sim: Simulation, pod: Pod, node: Node, atSeconds: number): void {
  bindToNode(sim, pod, node, atSeconds)
  pod.phase = 'starting'
  pod.scheduledAtSeconds = atSeconds
  const admittedAt = atSeconds + bindSeconds
  const { versions, initContainers } = sim.plan.services[pod.service]
  const { image } = versions[pod.version]
  // Where the image is part of startup, nobody knows how long before the container the probe workers began.
  pod.probeGrid = probeGridOf(sim, pod.service, admittedAt, image ? 0 : sim.draw.probePhase(pod.service))
  if (image) sim.schedule(admittedAt + sim.draw.startStep(pod.service, 'sandbox'), { type: 'sandbox-ready', pod: pod.index })
  else if (initContainers.length > 0) runLater(sim, pod, admittedAt + sim.draw.initContainers(pod.service))
  else runContainer(sim, pod, admittedAt)
}

/** The machine has the image: init containers, then the container itself. */
export function hasImage(sim: Simulation, pod: Pod, atSeconds: number): void {
  pod.isPulling = false
  runLater(sim, pod, atSeconds + sim.draw.initContainers(pod.service) + sim.draw.startStep(pod.service, 'container'))
}

function runLater(sim: Simulation, pod: Pod, atSeconds: number): void {
  sim.schedule(atSeconds, { type: 'container-run', pod: pod.index, run: pod.restarts })
}

export function runContainerIn(sim: Simulation, pod: Pod, run: number, atSeconds: number): void {
  if (pod.phase !== 'starting' || !isRun(pod, run)) return
  runContainer(sim, pod, atSeconds)
  podsChanged(sim, pod.service, atSeconds)
}

/** Queued probes of a service share a few phases, so that a round of them is one event. */
export function probeGridOf(sim: Simulation, service: number, admittedAt: number, phase: number): Pod['probeGrid'] {
  const { name, probes } = sim.plan.services[service]
  if (!probes.readiness.waitsInQueue && !probes.liveness?.waitsInQueue) return { atSeconds: admittedAt, share: -phase }
  return { atSeconds: 0, share: queuedProbePhase(sim, name, Math.floor(phase * probeGroups)) }
}

/** One run of a pod's container, from its begin to what its probes make of it. */
function runContainer(sim: Simulation, pod: Pod, containerAt: number): void {
  pod.containerAtSeconds = containerAt
  pod.memorySinceSeconds = containerAt
  takeSlot(sim, pod)
  const { atSeconds, share } = pod.probeGrid
  const verdict = startVerdict(sim.plan.services[pod.service].probes, {
    containerAt,
    applicationAt: containerAt + sim.draw.modelLoad(pod.service) + sim.draw.startup(pod.service, pod.version),
    gridAt: ({ periodSeconds }) => atSeconds + share * periodSeconds,
  })
  const run = { pod: pod.index, run: pod.restarts }
  if (verdict.kind === 'ready') sim.schedule(verdict.atSeconds, { type: 'pod-ready', ...run })
  else sim.schedule(verdict.atSeconds, { type: 'probe-failed', ...run, by: verdict.by })
}

/** Gives the pod its number in the data plane, if it has none, and lets metrics watch its container. */
export function takeSlot(sim: Simulation, pod: Pod): void {
  const state = sim.world.services[pod.service]
  if (pod.slot < 0) pod.slot = state.freeSlots.pop() ?? state.nextSlot++
  sim.metrics.podStarted(pod)
}

/** What an event about a run of a pod's container still means: nothing when that run is over or ends. */
export function isRun(pod: Pod, run: number): boolean {
  return pod.restarts === run && pod.killAtSeconds === null && pod.phase !== 'lost' && pod.phase !== 'gone'
}

export function becomeReadyIn(sim: Simulation, pod: Pod, run: number, atSeconds: number): void {
  if (pod.phase === 'starting' && isRun(pod, run)) becomeReady(sim, pod, atSeconds)
}

export function becomeReady(sim: Simulation, pod: Pod, atSeconds: number): void {
  const hasServed = pod.readyAtSeconds !== null
  pod.phase = 'ready'
  pod.readyChangedAtSeconds = atSeconds
  pod.view = null
  if (!hasServed) openPod(sim, pod, atSeconds)
  announce(sim, pod, atSeconds)
  lookWhenAvailable(sim, pod, atSeconds)
  podsChanged(sim, pod.service, atSeconds)
  if (!hasServed) sim.journeys.add(pod)
  markGrown(sim, pod.service, atSeconds)
}

/** One mark when the pods that a controller asked for last are all ready. */
function markGrown(sim: Simulation, service: number, atSeconds: number): void {
  const { name, pods, desired, grownFrom } = sim.world.services[service]
  if (grownFrom === null || pods.reduce((count, { phase }) => count + (phase === 'ready' ? 1 : 0), 0) < desired) return
  sim.world.services[service].grownFrom = null
  const because = [sim.marks.latest(name), sim.marks.latestAfter('pods:pending', sim.marks.latest(name))]
  sim.marks.add({
    atSeconds,
    kind: 'pod',
    subject: `${name}/pods`,
    from: grownFrom,
    to: desired,
    reason: 'all pods asked for are ready',
    because,
  })
}

/** A run of its container begins to serve, though nobody may know yet. One that is still listed from an earlier run goes on being listed. */
function openPod(sim: Simulation, pod: Pod, atSeconds: number): void {
  pod.readyAtSeconds = atSeconds
  sim.metrics.podServes(pod)
  pod.readiness = passing
  pod.liveness = passing
  if (pod.restarts > 0) sim.dataPlane.remove(pod.service, pod.slot)
  sim.dataPlane.open(pod.service, pod.slot, sim.plan.services[pod.service].versions[pod.version].pace)
  if (sim.plan.services[pod.service].endpointDelays === null) pod.isListed = true
  else if (!pod.isListed) sim.dataPlane.drain(pod.service, pod.slot)
}

/** A pod whose readiness probe fails takes nothing new; what it holds it finishes. */
export function loseReadiness(sim: Simulation, pod: Pod, run: number, atSeconds: number): void {
  if (pod.phase !== 'ready' || !isRun(pod, run) || pod.readiness.isPassing) return
  leaveRotation(sim, pod, atSeconds)
  sim.episodes.mark(pod.service, 'readinessProbe', atSeconds)
  podsChanged(sim, pod.service, atSeconds)
}

/** Not Ready any more, whatever comes next. */
export function leaveRotation(sim: Simulation, pod: Pod, atSeconds: number): void {
  pod.phase = 'starting'
  pod.readyChangedAtSeconds = atSeconds
  pod.view = null
  withdraw(sim, pod, atSeconds)
  lookAtRollout(sim, pod.service, atSeconds)
}
