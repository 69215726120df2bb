import type { Agenda } from '@plimsoll/kernel'
import { continueDrain, drainEnded } from './cluster/drain.ts'
import { collectPod } from './cluster/lost-pods.ts'
import { gpusBecameReady, launchRefused, nodeBecameReady, nodeJoined, nodeLaunched } from './cluster/machines.ts'
import { schedulePods } from './cluster/scheduler.ts'
import { evictSilentNode, silentNodeReturned, silentNodeUnready } from './cluster/silent-machines.ts'
import { noticeInterruption, reclaimMachine } from './cluster/spot.ts'
import { tendWarmPools } from './cluster/warm-pool.ts'
import type { ControlEvent } from './events.ts'
import { carryOutFault } from './faults.ts'
import { periodicAt } from './periods.ts'
import { syncAutoscaler } from './scaling/autoscaling.ts'
import { pollKeda } from './scaling/keda/poll.ts'
import { scheduleSample } from './scaling/kubelets.ts'
import { observePodSizes } from './scaling/pod-sizes.ts'
import type { Simulation } from './simulation.ts'
import { beListed, beWithdrawn } from './workloads/endpoints.ts'
import { imagePulled, needImage } from './workloads/images.ts'
import { becomeReadyIn, loseReadiness, runContainerIn } from './workloads/lifecycle.ts'
import { checkMemory } from './workloads/out-of-memory.ts'
import { killByProbe, probePods } from './workloads/probing.ts'
import { createMore, reconcilePods } from './workloads/replica-set.ts'
import { beginRollout } from './workloads/rollout.ts'
import { checkStopped, sigterm } from './workloads/termination.ts'

/** Longest stretch that the data plane runs at once, seconds: a world in which nothing happens still reports progress and can be stopped. */
const longestStretchSeconds = 15

/**
 * Runs at most `mostInstants` instants of the control plane from `fromSeconds` on: the data plane is brought up to each instant, then
 * everything that happens at it runs in phase order. Returns the instant reached; equal to the end of the run when there is nothing left.
 */
export function advanceLoop(
  sim: Simulation,
  agenda: Agenda<ControlEvent>,
  fromSeconds: number,
  mostInstants: number,
  counter: { events: number },
): number {
  let reached = fromSeconds
  for (let instants = 0; instants < mostInstants; instants++) {
    sim.gauges.settle()
    const nextEvent = agenda.peekTime() ?? Number.POSITIVE_INFINITY
    reached = Math.min(nextEvent, reached + longestStretchSeconds, sim.endSeconds)
    sim.dataPlane.advance(reached)
    if (reached >= sim.endSeconds) return sim.endSeconds
    while (agenda.peekTime() === reached) {
      handle(sim, agenda.pop(), reached)
      counter.events++
    }
  }
  return reached
}

/** Everything that can happen. A new kind of event does not compile until it has its line here. */
function handle(sim: Simulation, event: ControlEvent, atSeconds: number): void {
  switch (event.type) {
    case 'kubelet-sample':
      sim.metrics.sample(event.group, atSeconds, event.collectedAtSeconds)
      scheduleSample(sim, event.group)
      break
    case 'signal-scrape':
      sim.signals.scrape(event.signal, atSeconds)
      break
    case 'recommender-round':
      observePodSizes(sim, atSeconds)
      break
    case 'keda-poll':
      pollKeda(sim, event.service, atSeconds)
      break
    case 'autoscaler-sync':
      syncAutoscaler(sim, event.service, atSeconds)
      break
    case 'provider-scan':
      sim.provider.scan(sim, atSeconds)
      tendWarmPools(sim, atSeconds)
      break
    case 'provider-wake':
      sim.provider.notice(sim, event, atSeconds)
      break
    case 'schedule':
      schedulePods(sim, atSeconds)
      break
    case 'pod-ready':
      becomeReadyIn(sim, sim.world.pods[event.pod], event.run, atSeconds)
      break
    case 'pod-unready':
      loseReadiness(sim, sim.world.pods[event.pod], event.run, atSeconds)
      break
    case 'probe-failed':
      killByProbe(sim, sim.world.pods[event.pod], event, atSeconds)
      break
    case 'rollout':
      beginRollout(sim, event.service, event.version, atSeconds)
      break
    case 'deployment-sync':
      reconcilePods(sim, event.service, atSeconds)
      break
    case 'replica-set-sync':
      createMore(sim, event.service, atSeconds)
      break
    case 'sandbox-ready':
      needImage(sim, sim.world.pods[event.pod], atSeconds)
      break
    case 'image-pulled':
      imagePulled(sim, sim.world.nodes[event.node], atSeconds)
      break
    case 'container-run':
      runContainerIn(sim, sim.world.pods[event.pod], event.run, atSeconds)
      break
    case 'probe-round':
      probePods(sim, event, atSeconds)
      break
    case 'memory-check':
      checkMemory(sim, event.service, atSeconds)
      break
    case 'container-sigterm':
      sigterm(sim, sim.world.pods[event.pod], event.run, atSeconds)
      break
    case 'endpoint-listed':
      beListed(sim, sim.world.pods[event.pod], event.listing)
      break
    case 'endpoint-withdrawn':
      beWithdrawn(sim, sim.world.pods[event.pod], event.listing)
      break
    case 'pod-drained':
      checkStopped(sim, sim.world.pods[event.pod], atSeconds)
      break
    case 'node-launched':
      nodeLaunched(sim, sim.world.nodes[event.node], atSeconds)
      break
    case 'node-joined':
      nodeJoined(sim, sim.world.nodes[event.node], atSeconds)
      break
    case 'node-ready':
      nodeBecameReady(sim, sim.world.nodes[event.node], atSeconds)
      break
    case 'node-gpu-ready':
      gpusBecameReady(sim, sim.world.nodes[event.node], atSeconds)
      break
    case 'node-drain':
      continueDrain(sim, sim.world.nodes[event.node], atSeconds)
      break
    case 'node-drained':
      drainEnded(sim, sim.world.nodes[event.node], atSeconds)
      break
    case 'fault':
      carryOutFault(sim, event.step, atSeconds)
      break
    case 'launch-refused':
      launchRefused(sim, sim.world.nodes[event.node], event, atSeconds)
      break
    case 'spot-notice':
      noticeInterruption(sim, sim.world.nodes[event.node], atSeconds)
      break
    case 'spot-reclaimed':
      reclaimMachine(sim, sim.world.nodes[event.node], atSeconds)
      break
    case 'node-unready':
      silentNodeUnready(sim, sim.world.nodes[event.node], atSeconds)
      break
    case 'node-evicted':
      evictSilentNode(sim, sim.world.nodes[event.node], event.tolerationSeconds, atSeconds)
      break
    case 'node-returned':
      silentNodeReturned(sim, sim.world.nodes[event.node], atSeconds)
      break
    case 'pod-collected':
      collectPod(sim, sim.world.pods[event.pod], atSeconds)
      break
    default:
      unreachable(event)
  }
  if ('round' in event) repeat(sim, { ...event, round: event.round + 1 })
}

/** Puts the next round of a periodic event on the agenda: start + k · period, never accumulated. */
function repeat(sim: Simulation, event: Extract<ControlEvent, { readonly round: number }>): void {
  sim.schedule(periodicAt(sim, event), event)
}

function unreachable(event: never): never {
  throw new TypeError(`unknown control event ${JSON.stringify(event)}`)
}
