import { bindPod, type CaGroup, type CaNode, type CaPod, type CaSeen, type NodeUse } from '@plimsoll/models'
import type { PlannedService } from '../../../../plan/plan.ts'
import type { PlannedGroup, PlannedMachine } from '../../../../plan/planned-nodes.ts'
import type { Simulation } from '../../../simulation.ts'
import type { Node, Pod } from '../../../world.ts'
import { isUp, machinesOf } from '../../node.ts'
import { daemonsOf, emptyMachine, resourcesOf } from '../../node-use.ts'
import { allowedDisruptions, waitingPods } from '../../views.ts'
import { classOf } from '../../volumes.ts'

/** Machines of the start have been there for so long: one that falls silent is unready at once, not still starting. */
const settledSeconds = 3600

/** Launches of a group that the provider refused since the last loop. */
export type Refused = { readonly count: number; readonly code: string }

/** How the autoscaler sees the cluster, with what it saw of a machine kept as long as the pods on it stay the same. */
export type View = {
  readonly seen: (sim: Simulation, atSeconds: number, between: Between) => CaSeen
  /** The first pods of every service, as if they all waited. */
  readonly firstPods: (sim: Simulation) => CaPod[]
}

/** What happened between two loops. */
export type Between = {
  readonly refused: ReadonlyMap<string, Refused>
  readonly failedDeletions: readonly string[]
  readonly isBeingDeleted: (node: Node) => boolean
}

type Kept = { readonly pods: readonly Pod[]; readonly count: number; readonly use: NodeUse; readonly shown: readonly CaPod[] }

export function createView(services: readonly PlannedService[]): View {
  const specs = services.map(({ scheduling }) => scheduling)
  const kept = new WeakMap<Node, Kept>()

  function podOf(sim: Simulation, pod: Pod): CaPod {
    const { name, disruptionMarks: marks } = services[pod.service]
    return {
      name: `${name}-${pod.index}`,
      spec: sim.plan.podClasses[classOf(sim, pod)].pod,
      owner: { kind: 'ReplicaSet', name, replicas: sim.world.services[pod.service].desired },
      createdAtSeconds: pod.createdAtSeconds,
      priority: services[pod.service].priority.value,
      ...(marks.safeToEvict !== null && { safeToEvict: marks.safeToEvict }),
      hasLocalStorage: marks.hasLocalStorage,
      scaleUpDelaySeconds: marks.scaleUpDelaySeconds,
      terminationGraceSeconds: services[pod.service].terminationGraceSeconds,
      ...(pod.terminatingAtSeconds !== null && { terminatingSinceSeconds: pod.terminatingAtSeconds }),
    }
  }

  function nodeOf(sim: Simulation, node: Node, isBeingDeleted: boolean): CaNode {
    const group = sim.plan.nodes.groups[node.group]
    const known = kept.get(node)
    // Pods are added to the list in place and taken off by making another, so list and length tell whether anything changed.
    const isSame = known !== undefined && known.pods === node.pods && known.count === node.pods.length
    const seen = isSame ? known : look(sim, node, group)
    if (!isSame) kept.set(node, seen)
    return {
      use: node.isGpuReady ? seen.use : withoutGpus(seen.use),
      capacity: resourcesOf(node.machine.capacity),
      group: group.name,
      createdAtSeconds: node.joinedAtSeconds === 0 ? -settledSeconds : (node.joinedAtSeconds ?? node.requestedAtSeconds),
      isReady: isUp(node),
      isBeingDeleted,
      isScaleDownDisabled: group.isScaleDownDisabled,
      pods: seen.shown,
    }
  }

  function look(sim: Simulation, node: Node, group: PlannedGroup): Kept {
    const shown = [daemonPod(node.machine), ...node.pods.map((pod) => podOf(sim, pod))]
    const empty = emptyMachine(node.name, node.machine, group.taints, node.labels)
    const use = node.pods.reduce((sum, pod) => bindPod(sum, sim.plan.podClasses[classOf(sim, pod)].pod), empty)
    return { pods: node.pods, count: node.pods.length, use, shown }
  }

  return {
    seen(sim, atSeconds, { refused, failedDeletions, isBeingDeleted }) {
      const registered = sim.world.present.filter(({ joinedAtSeconds }) => joinedAtSeconds !== null)
      return {
        atSeconds,
        groups: sim.plan.nodes.groups.map((group, index) => groupOf(sim, group, index, refused.get(group.name))),
        nodes: registered.map((node) => nodeOf(sim, node, isBeingDeleted(node))),
        pending: waitingPods(sim).map((pod) => podOf(sim, pod)),
        budgets: services.flatMap(({ name }, service) => {
          const disruptionsAllowed = allowedDisruptions(sim, service)
          return disruptionsAllowed === null ? [] : [{ name, matchLabels: specs[service].labels, disruptionsAllowed }]
        }),
        failedDeletions,
        draw: () => sim.draw.chance('nodes/cluster-autoscaler/choice'),
      }
    },
    firstPods: (sim) =>
      services.flatMap(({ name, initialReplicas, priority }, service) =>
        Array.from({ length: initialReplicas }, (_, index) => ({
          name: `${name}-first-${index}`,
          spec: sim.plan.podClasses[service].pod,
          owner: { kind: 'ReplicaSet', name, replicas: sim.plan.services[service].initialReplicas },
          createdAtSeconds: -3600,
          priority: priority.value,
        })),
      ),
  }
}

/** Machines that were asked for and refused count into the target until the loop has seen them. */
function groupOf(sim: Simulation, group: PlannedGroup, index: number, failed: Refused | undefined): CaGroup {
  const machines = machinesOf(sim, index)
  return {
    name: group.name,
    targetSize: machines.length + (failed?.count ?? 0),
    template: templateOf(group),
    usdPerHour: group.machines[0].usdPerHour,
    ...(failed && { failed }),
    unregistered: machines
      .filter(({ joinedAtSeconds }) => joinedAtSeconds === null)
      .flatMap(({ name, launchedAtSeconds }) => (launchedAtSeconds === null ? [] : [{ name, sinceSeconds: launchedAtSeconds }])),
  }
}

/** A new node of the group, in its first zone. */
export function templateOf(group: PlannedGroup): CaGroup['template'] {
  const [machine] = group.machines
  return {
    capacity: resourcesOf(machine.capacity),
    use: emptyMachine('template', machine, group.taints, machine.labels),
  }
}

function withoutGpus(use: NodeUse): NodeUse {
  return { ...use, node: { ...use.node, allocatable: { ...use.node.allocatable, gpu: 0 } } }
}

function daemonPod(machine: PlannedMachine): CaPod {
  return {
    name: 'daemons',
    spec: daemonsOf(machine),
    owner: { kind: 'DaemonSet', name: 'daemons', replicas: 1 },
    createdAtSeconds: 0,
    priority: 0,
    isDaemon: true,
  }
}
