import { place, rankVictims, readyAt } from '@plimsoll/models'
import { bookPod, releasePod } from './leases.ts'
import { readyNodes } from './nodes.ts'
import type { Simulation } from './simulation.ts'
import type { Pod } from './world.ts'

/** Watch and bind: from the scheduler's decision to the kubelet starting the container. kubernetes.md 4.1: 0.1 to 1 s. */
const bindSeconds = 0.5

/** How often a terminating pod is asked whether it has finished what it holds. */
const drainPollSeconds = 1

/** Age of the pods that are there at second 0: older than any rule of a controller looks back. */
const settledSeconds = 3600

/** Moves the number of pods of a service towards `desired`, as its ReplicaSet would. */
export function reconcilePods(sim: Simulation, service: number, atSeconds: number): void {
  const state = sim.world.services[service]
  const living = state.pods.filter((pod) => pod.phase !== 'terminating')
  if (living.length < state.desired) {
    for (let missing = state.desired - living.length; missing > 0; missing--) createPod(sim, service, atSeconds)
    sim.schedule(atSeconds, { type: 'schedule' })
  }
  if (living.length > state.desired) {
    const views = living.map((pod) => ({
      node: pod.node < 0 ? null : pod.node,
      isReady: pod.phase === 'ready',
      readyAtSeconds: pod.readyAtSeconds,
      createdAtSeconds: pod.createdAtSeconds,
      uid: pod.uid,
    }))
    for (const victim of rankVictims(views, atSeconds).slice(0, living.length - state.desired)) terminatePod(sim, living[victim], atSeconds)
  }
  sim.gauges.countPods(service, atSeconds)
}

function createPod(sim: Simulation, service: number, createdAtSeconds: number): Pod {
  const state = sim.world.services[service]
  const pod: Pod = {
    index: sim.world.pods.length,
    service,
    slot: -1,
    uid: sim.draw.uid(),
    phase: 'pending',
    node: -1,
    createdAtSeconds,
    scheduledAtSeconds: null,
    containerAtSeconds: null,
    readyAtSeconds: null,
    terminatingAtSeconds: null,
    view: null,
  }
  sim.world.pods.push(pod)
  state.pods.push(pod)
  state.pending.push(pod)
  return pod
}

/** The scheduler: oldest pending pods first, service by service; alike pods that fit nowhere are not tried again one by one. */
export function schedulePods(sim: Simulation, atSeconds: number): void {
  const nodes = readyNodes(sim)
  for (let service = 0; service < sim.world.services.length; service++) {
    const state = sim.world.services[service]
    if (state.pending.length === 0) continue
    const { requests } = sim.plan.services[service]
    const waiting = state.pending
    let next = 0
    for (; next < waiting.length; next++) {
      const chosen = place(requests, nodes)
      if (chosen < 0) break
      startPod(sim, waiting[next], nodes[chosen].index, atSeconds)
    }
    state.pending = waiting.slice(next)
    sim.gauges.countPods(service, atSeconds)
  }
  markPending(sim, atSeconds)
}

function startPod(sim: Simulation, pod: Pod, node: number, atSeconds: number): void {
  const planned = sim.plan.services[pod.service]
  bookPod(sim.world.nodes[node], planned.requests, atSeconds)
  pod.node = node
  pod.phase = 'starting'
  pod.scheduledAtSeconds = atSeconds
  const containerAt = atSeconds + bindSeconds
  pod.containerAtSeconds = containerAt
  takeSlot(sim, pod)
  const probeGrid = atSeconds + bindSeconds - sim.draw.probePhase(pod.service) * planned.readinessProbe.periodSeconds
  const ready = readyAt(planned.readinessProbe, probeGrid, containerAt, containerAt + sim.draw.startup(pod.service))
  sim.schedule(ready, { type: 'pod-ready', pod: pod.index })
}

/** Gives the pod its number in the data plane and lets metrics watch its container. */
function takeSlot(sim: Simulation, pod: Pod): void {
  const state = sim.world.services[pod.service]
  pod.slot = state.freeSlots.pop() ?? state.nextSlot++
  sim.metrics.podStarted(pod)
}

export function podBecameReady(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.phase !== 'starting') return
  pod.phase = 'ready'
  pod.readyAtSeconds = atSeconds
  sim.dataPlane.open(pod.service, pod.slot)
  sim.gauges.countPods(pod.service, atSeconds)
}

/** Takes a pod out of rotation; it leaves when it has finished what it holds, or when its grace is over. */
function terminatePod(sim: Simulation, pod: Pod, atSeconds: number): void {
  const state = sim.world.services[pod.service]
  if (pod.phase === 'pending') {
    state.pending = state.pending.filter((other) => other !== pod)
    forgetPod(sim, pod, atSeconds)
    return
  }
  const wasReady = pod.phase === 'ready'
  pod.phase = 'terminating'
  pod.terminatingAtSeconds = atSeconds
  if (!wasReady) {
    giveSlotBack(sim, pod)
    forgetPod(sim, pod, atSeconds)
    return
  }
  sim.dataPlane.drain(pod.service, pod.slot)
  sim.schedule(atSeconds + drainPollSeconds, { type: 'pod-drained', pod: pod.index })
}

export function checkDrained(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.phase !== 'terminating') return
  const graceOver = atSeconds >= (pod.terminatingAtSeconds ?? 0) + sim.plan.services[pod.service].terminationGraceSeconds
  const held = sim.dataPlane.inFlight(pod.service, pod.slot)
  if (held > 0 && !graceOver) {
    sim.schedule(atSeconds + drainPollSeconds, { type: 'pod-drained', pod: pod.index })
    return
  }
  if (held > 0) {
    const lost = sim.dataPlane.kill(pod.service, pod.slot)
    const subject = `${sim.plan.services[pod.service].name}/pods`
    sim.marks.add({
      atSeconds,
      kind: 'pod',
      subject,
      from: lost,
      to: 0,
      reason: `killed at the end of its grace with ${lost} requests unfinished`,
    })
  }
  sim.dataPlane.remove(pod.service, pod.slot)
  giveSlotBack(sim, pod)
  forgetPod(sim, pod, atSeconds)
}

function giveSlotBack(sim: Simulation, pod: Pod): void {
  sim.metrics.podStopped(pod)
  sim.world.services[pod.service].freeSlots.push(pod.slot)
  pod.slot = -1
}

function forgetPod(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.node >= 0) {
    releasePod(sim.world.nodes[pod.node], sim.plan.services[pod.service].requests, atSeconds)
    sim.schedule(atSeconds, { type: 'schedule' })
  }
  pod.phase = 'gone'
  const state = sim.world.services[pod.service]
  state.pods = state.pods.filter((other) => other !== pod)
  sim.gauges.countPods(pod.service, atSeconds)
}

/** One mark when pods begin to wait for a machine and one when none does any more. */
function markPending(sim: Simulation, atSeconds: number): void {
  let waiting = 0
  for (const { pending } of sim.world.services) waiting += pending.length
  const before = sim.world.pendingPods
  sim.world.pendingPods = waiting
  if (waiting > 0 && before === 0) {
    const because = sim.world.services.map(({ name, pending }) => (pending.length > 0 ? sim.marks.latest(name) : undefined))
    sim.marks.add({
      atSeconds,
      kind: 'pod',
      subject: 'pods:pending',
      from: 0,
      to: waiting,
      reason: 'pods fit on no ready machine',
      because,
    })
  }
  if (waiting === 0 && before > 0) {
    const because = [sim.marks.latest('pods:pending'), sim.marks.latest(`pool:${sim.plan.nodes.name}`)]
    sim.marks.add({ atSeconds, kind: 'pod', subject: 'pods:pending', from: before, to: 0, reason: 'every pod has a machine', because })
  }
}

/** Pods that are there and ready at second 0, on the machines of the start. Returns false when they do not fit. */
export function startPods(sim: Simulation): boolean {
  const nodes = readyNodes(sim)
  for (let service = 0; service < sim.plan.services.length; service++) {
    const planned = sim.plan.services[service]
    const state = sim.world.services[service]
    state.desired = planned.initialReplicas
    for (let count = 0; count < planned.initialReplicas; count++) {
      const pod = createPod(sim, service, -settledSeconds)
      const chosen = place(planned.requests, nodes)
      if (chosen < 0) continue
      state.pending.pop()
      bookPod(nodes[chosen], planned.requests, 0)
      Object.assign(pod, {
        node: nodes[chosen].index,
        phase: 'starting',
        scheduledAtSeconds: -settledSeconds,
        containerAtSeconds: -settledSeconds,
      })
      takeSlot(sim, pod)
      podBecameReady(sim, pod, 0)
      pod.readyAtSeconds = -settledSeconds
    }
  }
  return sim.world.services.every(({ pending }) => pending.length === 0)
}
