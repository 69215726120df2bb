import type { DisruptionNode, KarpenterPod, RunningPod } from '@plimsoll/models'
import type { PlannedService } from '../../../../plan/plan.ts'
import type { PlannedKarpenter } from '../../../../plan/planned-nodes.ts'
import type { Simulation } from '../../../simulation.ts'
import type { Node, Pod } from '../../../world.ts'
import { isInitialized, isUp } from '../../node.ts'
import type { Memory } from './memory.ts'
import { amountsOf } from './offers.ts'

/** Pods of a service differ in name, age and UID only. */
export function podView({ plan }: Simulation, pod: Pod): KarpenterPod {
  const service = plan.services[pod.service]
  return {
    ...templateOf(service),
    name: `${service.name}-${pod.index}`,
    uid: pod.uid.toString(16).padStart(8, '0'),
    createdAtSeconds: pod.createdAtSeconds,
  }
}

/** What all pods of a service have in common. */
export function templateOf({ requests, scheduling }: PlannedService): Omit<KarpenterPod, 'name' | 'uid' | 'createdAtSeconds'> {
  const { labels, nodeSelector, requiredNodeAffinityTerms, tolerations = [], preferredNodeAffinity = [], topologySpread = [] } = scheduling
  const { podAffinity, podAntiAffinity, hostPorts } = scheduling
  return {
    labels,
    nodeSelector,
    requiredNodeAffinityTerms,
    requests: amountsOf(requests),
    tolerations,
    preferredNodeAffinity,
    topologySpread: topologySpread.map(({ whenUnsatisfiable, ...spread }) => ({
      ...spread,
      isSoft: whenUnsatisfiable === 'ScheduleAnyway',
    })),
    podAffinity,
    podAntiAffinity,
    hostPorts,
  }
}

/** Machines that stay, in-flight ones included, and those on their way out. */
export function nodeViews(sim: Simulation, { nodePools }: PlannedKarpenter, memory: Memory, atSeconds: number): DisruptionNode[] {
  return sim.world.present.map((node) => {
    const { consolidateAfterSeconds } = nodePools[node.group].disruption
    const lastEvent = node.podsChangedAtSeconds ?? node.readyAtSeconds
    const hasSettled = consolidateAfterSeconds !== null && lastEvent !== null && atSeconds - lastEvent >= consolidateAfterSeconds
    return {
      name: node.name,
      nodePool: nodePools[node.group].name,
      labels: node.labels,
      taints: node.taints,
      capacity: amountsOf(node.machine.capacity),
      allocatable: amountsOf(node.machine.allocatable),
      isInitialized: isInitialized(node),
      pods: node.pods.map((pod) => runningPod(sim, pod)),
      isConsolidatable: isInitialized(node) && hasSettled,
      lastPodEventAtSeconds: lastEvent,
      isDoNotDisrupt: false,
      isNominated: isNominated(memory, node, atSeconds),
      isReady: isUp(node),
      isDeleting: memory.deleting.has(node.index),
      driftedAtSeconds: null,
    }
  })
}

export function isNominated({ nominatedUntil }: Memory, { index }: Node, atSeconds: number): boolean {
  return (nominatedUntil.get(index) ?? Number.NEGATIVE_INFINITY) > atSeconds
}

function runningPod(sim: Simulation, pod: Pod): RunningPod {
  return { ...podView(sim, pod), isDaemon: false, isDoNotDisrupt: false, isTerminating: pod.phase === 'terminating' }
}

/** Changes whenever a node or a pod does, a node becomes consolidatable or a nomination ends. */
export function versionOf(sim: Simulation, { nodePools }: PlannedKarpenter, memory: Memory, atSeconds: number): string {
  let pods = 0
  let lastChange = 0
  let ready = 0
  let settled = 0
  let nominated = 0
  for (const node of sim.world.present) {
    const changed = node.podsChangedAtSeconds ?? node.readyAtSeconds ?? 0
    const wait = nodePools[node.group].disruption.consolidateAfterSeconds
    pods += node.pods.length
    lastChange = Math.max(lastChange, changed)
    if (isInitialized(node)) ready++
    if (wait !== null && atSeconds - changed >= wait) settled++
    if (isNominated(memory, node, atSeconds)) nominated++
  }
  const { present, pendingPods } = sim.world
  return [present.length, ready, pods, lastChange, settled, nominated, pendingPods, memory.deleting.size].join('/')
}
