import { type BoundPod, preempt } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Node, Pod } from '../world.ts'
import { deletePods } from './eviction.ts'
import { nominate, withdrawNomination } from './scheduling.ts'
import { allowedDisruptions } from './views.ts'
import { classOf } from './volumes.ts'

/**
 * Makes room for a pod that fits nowhere by deleting pods of lower priority, if that helps: the pod is promised their node and waits for
 * them to end. Returns whether it has such a promise.
 */
export function makeRoom(sim: Simulation, pod: Pod, atSeconds: number): boolean {
  const { priority } = sim.plan.services[pod.service]
  if (!priority.mayPreempt || !sim.plan.services.some((other) => other.priority.value < priority.value)) return false
  if (isRoomComing(sim, pod)) return true
  const byRow = new Map(sim.world.present.filter(({ row }) => row >= 0).map((node) => [node.row, node]))
  const found = preempt(sim.scheduling.table, sim.scheduling.placer, {
    podClass: classOf(sim, pod),
    priority: priority.value,
    podsOn: (row) => byRow.get(row)?.pods.map((bound) => asBound(sim, bound)) ?? [],
    budgetOf: (podClass) => sim.plan.podClasses[podClass].service,
    disruptionsAllowed: (service) => allowedDisruptions(sim, service) ?? Number.POSITIVE_INFINITY,
  })
  const node = found && byRow.get(found.row)
  if (!found || !node) return false
  const victims = found.victims.map(({ id }) => sim.world.pods[id]).filter(({ phase }) => phase !== 'terminating')
  withdrawNomination(sim, pod)
  nominate(sim, pod, node)
  markPreempted(sim, pod, node, victims, atSeconds)
  deletePods(sim, victims, atSeconds)
  return true
}

/**
 * Whether pods of lower priority are ending on the node that a pod was promised: it waits for them and deletes no more.
 *
 * @see kube-scheduler plugins/defaultpreemption: PodEligibleToPreemptOthers
 */
function isRoomComing({ plan, world }: Simulation, { nominatedNode, service }: Pod): boolean {
  if (nominatedNode < 0) return false
  const { value } = plan.services[service].priority
  return world.nodes[nominatedNode].pods.some(
    (other) => other.phase === 'terminating' && plan.services[other.service].priority.value < value,
  )
}

function asBound(sim: Simulation, { index, service, podClass, scheduledAtSeconds, createdAtSeconds, phase }: Pod): BoundPod {
  return {
    id: index,
    podClass,
    priority: sim.plan.services[service].priority.value,
    startedAtSeconds: scheduledAtSeconds ?? createdAtSeconds,
    isTerminating: phase === 'terminating',
  }
}

function markPreempted(sim: Simulation, pod: Pod, node: Node, victims: readonly Pod[], atSeconds: number): void {
  const winner = sim.plan.services[pod.service].name
  for (const service of new Set(victims.map((victim) => victim.service))) {
    const count = victims.reduce((sum, victim) => sum + (victim.service === service ? 1 : 0), 0)
    const subject = `${sim.plan.services[service].name}/pods`
    const reason = `Preempted by a pod of ${winner} on node ${node.name}`
    sim.marks.add({ atSeconds, kind: 'pod', subject, from: count, to: 0, reason, because: [sim.marks.latest(winner)] })
  }
}
