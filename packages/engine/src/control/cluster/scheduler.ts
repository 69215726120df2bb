import { explainRefusals, pendingReason } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import { podsChanged } from '../workloads/changes.ts'
import { startPod } from '../workloads/lifecycle.ts'
import type { Node, Pod } from '../world.ts'
import { makeRoom } from './preemption.ts'
import { backOff, nextFlush, podQueue } from './queue.ts'
import { wakeScheduler, withdrawNomination } from './scheduling.ts'
import { classOf } from './volumes.ts'

/** One pass over the pods that wait. Alike pods that fit nowhere, even by pre-emption, are not tried again one by one. */
export function schedulePods(sim: Simulation, atSeconds: number): void {
  sim.scheduling.wakesAtSeconds = -1
  const flush = nextFlush(sim, atSeconds)
  if (flush !== null) wakeScheduler(sim, flush)
  const queue = podQueue(sim, atSeconds)
  let reason: string | null = null
  for (let pod = queue.next(); pod; pod = queue.next()) {
    if (pod.phase !== 'pending') continue
    const node = findNode(sim, pod)
    if (node) {
      startPod(sim, pod, node, atSeconds)
      continue
    }
    reason ??= explainRefusals(sim.scheduling.table, sim.scheduling.placer, classOf(sim, pod))
    const why = pendingReason(sim.scheduling.placer)
    pod.pendingReason = why
    backOff(sim, pod, atSeconds)
    if (makeRoom(sim, pod, atSeconds)) continue
    shareRefusal(sim, pod, atSeconds)
    queue.skip(pod)
  }
  settlePending(sim, atSeconds)
  markPending(sim, reason, atSeconds)
  if (sim.world.pendingPods > 0) sim.provider.notice(sim, { type: 'pods-unschedulable' }, atSeconds)
}

/** The node that a pod was promised if it fits there by now, or else the best that takes it. */
export function findNode(sim: Simulation, pod: Pod): Node | undefined {
  const { table, placer } = sim.scheduling
  const promised = pod.nominatedNode < 0 ? undefined : sim.world.nodes[pod.nominatedNode]
  if (promised && promised.row >= 0) {
    table.release(promised.row, pod.podClass)
    const fits = placer.verdictOn(promised.row, classOf(sim, pod)) === 0
    table.hold(promised.row, pod.podClass)
    if (fits) {
      withdrawNomination(sim, pod)
      return promised
    }
  }
  const row = placer.place(classOf(sim, pod))
  if (row < 0) return undefined
  withdrawNomination(sim, pod)
  return sim.world.present.find((node) => node.row === row)
}

/** What refused one pod refuses all of its kind that wait. */
function shareRefusal(sim: Simulation, pod: Pod, atSeconds: number): void {
  const podClass = classOf(sim, pod)
  for (const other of sim.world.services[pod.service].pending) {
    if (other === pod || classOf(sim, other) !== podClass || other.phase !== 'pending' || other.backOffUntilSeconds > atSeconds) continue
    other.pendingReason = pod.pendingReason
    backOff(sim, other, atSeconds)
  }
}

function settlePending(sim: Simulation, atSeconds: number): void {
  sim.world.services.forEach((state, service) => {
    if (state.pending.length === 0) return
    state.pending = state.pending.filter(({ phase }) => phase === 'pending')
    podsChanged(sim, service, atSeconds)
  })
}

/** One mark when pods begin to wait for a machine and one when none does any more. */
function markPending(sim: Simulation, reason: string | null, atSeconds: number): void {
  let waiting = 0
  for (const { pending } of sim.world.services) waiting += pending.length
  const before = sim.world.pendingPods
  sim.world.pendingPods = waiting
  const subject = 'pods:pending'
  if (waiting > 0 && before === 0) {
    const because = sim.world.services.map(({ name, pending }) => (pending.length > 0 ? sim.marks.latest(name) : undefined))
    sim.marks.add({ atSeconds, kind: 'pod', subject, from: 0, to: waiting, reason: reason ?? 'pods wait for a machine', because })
  }
  if (waiting === 0 && before > 0) {
    const because = [sim.marks.latest(subject), ...sim.plan.nodes.groups.map(({ name }) => sim.marks.latest(`pool:${name}`))]
    sim.marks.add({ atSeconds, kind: 'pod', subject, from: before, to: 0, reason: 'every pod has a machine', because })
  }
}
