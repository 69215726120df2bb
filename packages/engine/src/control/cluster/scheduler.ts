import { place } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import { startPod } from '../workloads/lifecycle.ts'
import { readyNodes } from './node.ts'

/** The scheduler: oldest pending pods first, service by service; alike pods that fit nowhere are not tried again one by one. */
export function schedulePods(sim: Simulation, atSeconds: number): void {
  for (let service = 0; service < sim.world.services.length; service++) {
    const state = sim.world.services[service]
    if (state.pending.length === 0) continue
    const { requests } = sim.plan.services[service]
    const nodes = readyNodes(sim, requests)
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
  if (sim.world.pendingPods > 0) sim.provider.notice(sim, { type: 'pods-unschedulable' }, atSeconds)
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
    const because = [sim.marks.latest('pods:pending'), ...sim.plan.nodes.groups.map(({ name }) => sim.marks.latest(`pool:${name}`))]
    sim.marks.add({ atSeconds, kind: 'pod', subject: 'pods:pending', from: before, to: 0, reason: 'every pod has a machine', because })
  }
}
