import type { DisruptionNode, KarpenterPod, RunningPod, SchedulerPod } from '@plimsoll/models'
import type { Plan } from '../../../../plan/plan.ts'
import type { PlannedKarpenter } from '../../../../plan/planned-nodes.ts'
import type { Simulation } from '../../../simulation.ts'
import type { Node, Pod } from '../../../world.ts'
import { isDoNotDisrupt } from '../../eviction.ts'
import { isInitialized, isUp } from '../../node.ts'
import { classOf } from '../../volumes.ts'
import type { Memory } from './memory.ts'
import { amountsOf } from './offers.ts'

/** Pods of a service differ in name, age and UID only. */
export function podView(sim: Simulation, pod: Pod): KarpenterPod {
  const { plan } = sim
  const service = plan.services[pod.service]
  return {
    ...templateOf(plan, classOf(sim, pod)),
    name: `${service.name}-${pod.index}`,
    uid: pod.uid.toString(16).padStart(8, '0'),
    createdAtSeconds: pod.createdAtSeconds,
  }
}

type Template = Omit<KarpenterPod, 'name' | 'uid' | 'createdAtSeconds'>

const templates = new WeakMap<Plan['podClasses'][number], Template>()

/** What all pods of a class have in common, made once. */
export function templateOf({ services, podClasses }: Plan, podClass: number): Template {
  const known = templates.get(podClasses[podClass]) ?? makeTemplate(services, podClasses[podClass])
  templates.set(podClasses[podClass], known)
  return known
}

function makeTemplate(services: Plan['services'], { service, pod }: Plan['podClasses'][number]): Template {
  const { labels, nodeSelector, tolerations = [], preferredNodeAffinity = [], topologySpread = [] } = pod
  const { podAffinity, podAntiAffinity, hostPorts } = pod
  return {
    labels,
    nodeSelector,
    requiredNodeAffinityTerms: termsWithVolumes(pod),
    requests: amountsOf(services[service].requests),
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

/** The zone of a volume is one more requirement of every term. @see karpenter pkg/controllers/provisioning/scheduling/volumetopology.go */
function termsWithVolumes({ requiredNodeAffinityTerms = [], volumeZones }: SchedulerPod): KarpenterPod['requiredNodeAffinityTerms'] {
  if (!volumeZones) return requiredNodeAffinityTerms
  const inZones = { key: 'topology.kubernetes.io/zone', operator: 'In', values: volumeZones } as const
  return requiredNodeAffinityTerms.length === 0 ? [[inZones]] : requiredNodeAffinityTerms.map((term) => [...term, inZones])
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
      pods: node.pods.map((pod) => runningPod(sim, pod, atSeconds)),
      isConsolidatable: isInitialized(node) && hasSettled,
      lastPodEventAtSeconds: lastEvent,
      isDoNotDisrupt: nodePools[node.group].isDoNotDisrupt === true,
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

function runningPod(sim: Simulation, pod: Pod, atSeconds: number): RunningPod {
  return {
    ...podView(sim, pod),
    isDaemon: false,
    isDoNotDisrupt: isDoNotDisrupt(sim, pod, atSeconds),
    isTerminating: pod.phase === 'terminating',
  }
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
