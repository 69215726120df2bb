import type { CaDecision, CaSettings } from '@plimsoll/models'
import type { Simulation } from '../../../simulation.ts'
import type { Node } from '../../../world.ts'
import { drainNode } from '../../drain.ts'
import { growGroup } from '../../grow-group.ts'
import { cordonNode, type Motive, removeMachines, uncordonNode } from '../../machines.ts'
import { machinesOf } from '../../node.ts'

/** A refused eviction is asked for again after so long. core/scaledown/actuation: EvictionRetryTime. */
const evictionRetrySeconds = 10

/** A deletion under way, by the machine's index. */
type Deletion = { readonly isDrain: boolean; readonly reason: string }

/** Carries decisions out: nodes are tainted, left alone for some seconds, looked at again, emptied and deleted. */
export type Actuation = {
  readonly isBeingDeleted: (node: Node) => boolean
  readonly carryOut: (sim: Simulation, decision: CaDecision, atSeconds: number) => void
  readonly wake: (sim: Simulation, topic: string, atSeconds: number) => void
  readonly drained: (sim: Simulation, node: Node, atSeconds: number) => void
  /** Groups in which a deletion failed since this was last asked. */
  readonly takeFailures: () => readonly string[]
}

export function createActuation({ flags }: CaSettings): Actuation {
  const deletions = new Map<number, Deletion>()
  let failures: string[] = []
  const alarm = (sim: Simulation, what: 'taint-settled' | 'eviction-over', node: Node, atSeconds: number) =>
    sim.schedule(atSeconds, { type: 'provider-wake', topic: `${what}/${node.index}` })

  function settled(sim: Simulation, node: Node, deletion: Deletion, atSeconds: number): void {
    if (node.pods.length === 0) remove(sim, node, deletion.reason, atSeconds)
    // An empty node that got a pod while its taint spread is not deleted.
    else if (!deletion.isDrain) abort(sim, node, 'pods came before the node was deleted', atSeconds)
    else {
      alarm(sim, 'eviction-over', node, atSeconds + flags['max-pod-eviction-time'])
      drainNode(sim, node, { reason: deletion.reason, retrySeconds: evictionRetrySeconds }, atSeconds)
    }
  }

  function remove(sim: Simulation, node: Node, reason: string, atSeconds: number): void {
    deletions.delete(node.index)
    removeMachines(sim, [node], { reason, because: [sim.marks.latest(`node:${node.name}`)] }, atSeconds)
  }

  function abort(sim: Simulation, node: Node, reason: string, atSeconds: number): void {
    deletions.delete(node.index)
    failures.push(sim.plan.nodes.groups[node.group].name)
    const subject = `node:${node.name}`
    sim.marks.add({ atSeconds, kind: 'limited', subject, from: node.pods.length, to: 0, reason, because: [sim.marks.latest(subject)] })
    uncordonNode(sim, node, atSeconds)
  }

  return {
    isBeingDeleted: ({ index }) => deletions.has(index),
    carryOut(sim, decision, atSeconds) {
      lower(sim, decision, atSeconds)
      for (const { group, by } of decision.grow) {
        const motive = { reason: decision.reason, inputs: decision.inputs, because: [sim.marks.latest('pods:pending')] }
        grow(sim, group, by, motive, atSeconds)
      }
      for (const { node: name, isDrain, unneededSinceSeconds } of decision.remove) {
        const node = sim.world.present.find((each) => each.name === name)
        if (!node) continue
        const reason = `unneeded for ${Math.round(atSeconds - unneededSinceSeconds)} s${isDrain ? ', pods fit elsewhere' : ''}`
        deletions.set(node.index, { isDrain, reason })
        cordonNode(sim, node, atSeconds)
        alarm(sim, 'taint-settled', node, atSeconds + flags['node-delete-delay-after-taint'])
      }
    },
    wake(sim, topic, atSeconds) {
      const [what, index] = topic.split('/')
      const node = sim.world.nodes[Number(index)]
      const deletion = node && deletions.get(node.index)
      if (!deletion || node.phase === 'gone') return
      if (what === 'taint-settled') settled(sim, node, deletion, atSeconds)
      else if (node.pods.some(({ phase }) => phase !== 'terminating')) {
        abort(sim, node, `pods could not be evicted within ${flags['max-pod-eviction-time']} s`, atSeconds)
      }
    },
    drained(sim, node, atSeconds) {
      const deletion = deletions.get(node.index)
      if (deletion) remove(sim, node, deletion.reason, atSeconds)
    },
    takeFailures() {
      const taken = failures
      failures = []
      return taken
    },
  }
}

/** A group keeps the size it was asked for: its cloud replaces a machine that it took back, if it has another. */
export function replaceReclaimed(sim: Simulation, { group, name }: Node, atSeconds: number): void {
  const reason = `replaces ${name}, which was taken back`
  grow(sim, sim.plan.nodes.groups[group].name, 1, { reason, inputs: [], because: [sim.marks.latest(`node:${name}`)] }, atSeconds)
}

function grow(sim: Simulation, name: string, by: number, motive: Motive, atSeconds: number): void {
  growGroup(
    sim,
    sim.plan.nodes.groups.findIndex((each) => each.name === name),
    by,
    motive,
    atSeconds,
  )
}

/** Gives back what never came: machines without a kubelet, the latest first, so that those on their way stay. */
function lower(sim: Simulation, { lower: lowered, deleteInstances }: CaDecision, atSeconds: number): void {
  for (const { group: name, by, reason } of lowered) {
    const group = sim.plan.nodes.groups.findIndex((each) => each.name === name)
    const waiting = machinesOf(sim, group).filter(({ joinedAtSeconds }) => joinedAtSeconds === null)
    const overdue = waiting.filter((node) => deleteInstances.includes(node.name))
    const requested = waiting.filter((node) => node.phase === 'requested' && !overdue.includes(node)).reverse()
    removeMachines(sim, [...overdue, ...requested].slice(0, by), { reason }, atSeconds)
  }
}
