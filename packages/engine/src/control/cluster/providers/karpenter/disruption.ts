import { availableTypes, type DisruptionStep, type DisruptionWorld, expiredNodes, hasSearchedAll, stepDisruption } from '@plimsoll/models'
import type { Simulation } from '../../../simulation.ts'
import type { Node } from '../../../world.ts'
import { drainNode } from '../../drain.ts'
import { cordonNode, uncordonNode } from '../../machines.ts'
import { isInitialized } from '../../node.ts'
import { allowedDisruptions, waitingPods } from '../../views.ts'
import { triggerProvisioning } from './batch.ts'
import type { Karpenter } from './memory.ts'
import { alike, counted, inputsOf, launchAs } from './provisioning.ts'
import { nodeViews, podView, versionOf } from './views.ts'

/** karpenter pkg/controllers/disruption: pollingPeriod */
const passSeconds = 10
/** Longest wait between two evictions that a budget refuses. @see karpenter pkg/controllers/node/termination/terminator/eviction.go */
const evictionRetrySeconds = 10

type Found = NonNullable<DisruptionStep['removal']>

/** One look of the disruption controller, and when it looks again. */
export function disrupt(sim: Simulation, karpenter: Karpenter, atSeconds: number): void {
  const { memory, planned } = karpenter
  expire(sim, karpenter, atSeconds)
  settleWaiting(sim, karpenter, atSeconds)
  const version = versionOf(sim, planned, memory, atSeconds)
  if (hasSearchedAll(memory.disruption, version, atSeconds)) {
    wake(sim, atSeconds + passSeconds)
    return
  }
  const step = stepDisruption(worldOf(sim, karpenter, atSeconds), memory.disruption, { version, poolOrder: poolOrder(sim, karpenter) })
  memory.disruption = step.state
  if (step.removal) remove(sim, karpenter, step.removal, atSeconds)
  // A removal changes the cluster, so the next look follows at once.
  wake(sim, step.nextAtSeconds)
}

function wake(sim: Simulation, atSeconds: number): void {
  sim.schedule(atSeconds, { type: 'provider-wake', topic: 'disruption' })
}

function worldOf(sim: Simulation, { memory, planned, offers, startEpochSeconds }: Karpenter, atSeconds: number): DisruptionWorld {
  return {
    pools: planned.nodePools,
    instanceTypes: availableTypes(offers.instanceTypes, memory.unavailable, atSeconds),
    daemonSets: offers.daemonSets,
    nodes: nodeViews(sim, planned, memory, atSeconds),
    pods: waitingPods(sim).map((pod) => podView(sim, pod)),
    atSeconds,
    epochSeconds: startEpochSeconds,
    podDisruptionBudgets: sim.plan.services.flatMap(({ scheduling }, service) => {
      const disruptionsAllowed = allowedDisruptions(sim, service)
      return disruptionsAllowed === null ? [] : [{ matchLabels: scheduling.labels, disruptionsAllowed }]
    }),
    isSpotToSpotOn: planned.isSpotToSpotOn,
  }
}

/** A random order, as the real one shuffles the NodePools. */
function poolOrder(sim: Simulation, { planned }: Karpenter): string[] {
  const names = planned.nodePools.map(({ name }) => name)
  if (names.length < 2) return names
  const drawn = names.map((name) => ({ name, at: sim.draw.chance('nodes/pool-order') }))
  return drawn.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1)).map(({ name }) => name)
}

/** Taints the nodes, orders what replaces them, and drains them once that is there. */
function remove(sim: Simulation, karpenter: Karpenter, found: Found, atSeconds: number): void {
  const byName = new Map(sim.world.present.map((node) => [node.name, node]))
  const nodes = found.candidates.flatMap(({ node }) => byName.get(node.name) ?? [])
  const orders = alike(sim, karpenter, found.replacements)
  if (orders.reduce((sum, { count }) => sum + count, 0) < found.replacements.length) return
  for (const node of nodes) {
    karpenter.memory.deleting.add(node.index)
    cordonNode(sim, node, atSeconds)
  }
  const reason = wordsOf(found)
  const because = nodes.map((node) => sim.marks.latest(`pool:${sim.plan.nodes.groups[node.group].name}`))
  const replacements = orders.flatMap((order) =>
    launchAs(sim, karpenter, order, { reason, inputs: inputsOf(order.claim, order.launch), because: because.slice(0, 1) }, atSeconds),
  )
  if (replacements.length === 0) for (const node of nodes) drain(sim, karpenter, node, reason, atSeconds)
  else karpenter.memory.waiting.push({ nodes, replacements, reason })
}

/** `Underutilized/multi-node: replace, terminating 2 nodes (5 pods) … and replacing with on-demand node from types …` */
function wordsOf({ method, reason, candidates, replacements }: Found): string {
  const pods = candidates.reduce((sum, { node }) => sum + node.pods.length, 0)
  const gone = candidates.map(({ instanceType, capacityType }) => `${instanceType.name}/${capacityType}`).join(', ')
  const ended = `terminating ${counted(candidates.length, 'node')} (${counted(pods, 'pod')}) ${gone}`
  if (replacements.length === 0) return `${reason}/${method}: delete, ${ended}`
  const types = replacements.flatMap(({ instanceTypes }) => instanceTypes.slice(0, 3).map(({ type }) => type.name))
  return `${reason}/${method}: replace, ${ended} and replacing with node from types ${types.join(', ')}`
}

/** Drains what its replacements have come for, and lets stay what they never will. */
export function settleWaiting(sim: Simulation, karpenter: Karpenter, atSeconds: number): void {
  const { memory } = karpenter
  const still = memory.waiting.filter(({ nodes, replacements, reason }) => {
    if (replacements.some(({ phase }) => phase === 'gone')) {
      for (const node of nodes.filter(({ phase }) => phase !== 'gone')) {
        memory.deleting.delete(node.index)
        uncordonNode(sim, node, atSeconds)
      }
      return false
    }
    if (!replacements.every(isInitialized)) return true
    for (const node of nodes) drain(sim, karpenter, node, reason, atSeconds)
    return false
  })
  memory.waiting = still
}

/** Nodes that are too old go at once, and the pods on them ask for room. */
function expire(sim: Simulation, karpenter: Karpenter, atSeconds: number): void {
  const { memory, planned } = karpenter
  const ageing = sim.world.present.map((node) => ({
    node,
    name: node.name,
    nodePool: planned.nodePools[node.group].name,
    createdAtSeconds: memory.createdAtSeconds.get(node.index) ?? node.requestedAtSeconds,
    isDeleting: memory.deleting.has(node.index),
  }))
  for (const { node } of expiredNodes(ageing, planned.nodePools, atSeconds)) {
    memory.deleting.add(node.index)
    const moved = node.pods.filter(({ phase }) => phase === 'ready' || phase === 'starting')
    drain(sim, karpenter, node, `expired: older than expireAfter of nodepool ${planned.nodePools[node.group].name}`, atSeconds)
    triggerProvisioning(sim, karpenter, moved, atSeconds)
  }
}

function drain(sim: Simulation, { planned }: Karpenter, node: Node, reason: string, atSeconds: number): void {
  const deadlineSeconds = planned.nodePools[node.group].terminationGraceSeconds ?? undefined
  const because = [sim.marks.latest(`pool:${sim.plan.nodes.groups[node.group].name}`)]
  const inputs = [`${node.machine.usdPerHour} USD/h`, counted(node.pods.length, 'pod')]
  drainNode(
    sim,
    node,
    { reason, inputs, because, retrySeconds: evictionRetrySeconds, deadlineSeconds, respectsDoNotDisrupt: true },
    atSeconds,
  )
}
