import { chooseTermination } from '@plimsoll/models'
import type { PlannedScalingGroup } from '../../../../plan/planned-nodes.ts'
import type { Simulation } from '../../../simulation.ts'
import type { Node } from '../../../world.ts'
import { drainNode } from '../../drain.ts'
import { growGroup } from '../../grow-group.ts'
import { type Motive, removeMachines } from '../../machines.ts'
import { group, membersOf } from './members.ts'

/** The desired capacity of a scaling group, and the machines that follow it. */
export type GroupCapacity = {
  readonly begin: (desired: number) => void
  readonly desired: () => number
  readonly isTerminating: (sim: Simulation) => boolean
  readonly lastTerminationSeconds: () => number
  readonly change: (sim: Simulation, desired: number, motive: Motive, atSeconds: number) => void
  /** Launches what is missing, for whatever reason. */
  readonly reconcile: (sim: Simulation, atSeconds: number) => void
  /** Takes machines out that have failed a status check before. */
  readonly checkHealth: (sim: Simulation, atSeconds: number) => void
  readonly drained: (sim: Simulation, node: Node, atSeconds: number) => void
  readonly hookOver: (sim: Simulation, topic: string, atSeconds: number) => void
}

export function createCapacity({ terminationPolicy, hookSeconds, bounds: { name } }: PlannedScalingGroup): GroupCapacity {
  let desired = 0
  let lastTerminationSeconds = 0
  const terminating = new Set<number>()
  const failedChecks = new Set<number>()

  const stayingIn = (sim: Simulation) => membersOf(sim).filter(({ index }) => !terminating.has(index))

  function terminate(sim: Simulation, node: Node, motive: Motive, atSeconds: number): void {
    if (hookSeconds === 0 || node.pods.length === 0) {
      takeOut(sim, node, motive, atSeconds)
      return
    }
    terminating.add(node.index)
    sim.schedule(atSeconds + hookSeconds, { type: 'provider-wake', topic: `hook/${node.index}` })
    drainNode(sim, node, motive, atSeconds)
  }

  function takeOut(sim: Simulation, node: Node, motive: Motive, atSeconds: number): void {
    terminating.delete(node.index)
    lastTerminationSeconds = atSeconds
    removeMachines(sim, [node], motive, atSeconds)
  }

  /** The end of a termination that began with a drain. */
  function finish(sim: Simulation, node: Node, atSeconds: number): void {
    const size = membersOf(sim).length
    const reason = `an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${size} to ${size - 1}`
    takeOut(sim, node, { reason, because: [sim.marks.latest(`node:${node.name}`)] }, atSeconds)
  }

  return {
    begin(first) {
      desired = first
    },
    desired: () => desired,
    // A machine may be lost while it is drained.
    isTerminating: ({ world }) => [...terminating].some((index) => world.nodes[index].phase !== 'gone'),
    lastTerminationSeconds: () => lastTerminationSeconds,
    change(sim, next, motive, atSeconds) {
      desired = next
      const missing = desired - stayingIn(sim).length
      growGroup(sim, group, Math.max(0, missing), motive, atSeconds)
      for (let surplus = -missing; surplus > 0; surplus--) {
        const candidates = stayingIn(sim).map(({ index, machine, launchedAtSeconds }) => ({
          node: index,
          zone: machine.zone,
          launchedAtSeconds,
        }))
        const chosen = chooseTermination(terminationPolicy, candidates, atSeconds, () => sim.draw.chance(`nodes/${name}/termination`))
        terminate(sim, sim.world.nodes[chosen], motive, atSeconds)
      }
    },
    reconcile(sim, atSeconds) {
      const actual = stayingIn(sim).length
      const reason = `an instance was started in response to a difference between desired and actual capacity, increasing the capacity from ${actual} to ${desired}`
      growGroup(sim, group, Math.max(0, desired - actual), { reason, because: [sim.marks.latest(`pool:${name}`)] }, atSeconds)
    },
    checkHealth(sim, atSeconds) {
      for (const node of membersOf(sim).filter(({ phase }) => phase === 'silent')) {
        if (!failedChecks.has(node.index)) failedChecks.add(node.index)
        else {
          const reason = 'an instance was taken out of service in response to an EC2 instance status checks failure'
          takeOut(sim, node, { reason, because: [sim.marks.latest(`node:${node.name}`)] }, atSeconds)
        }
      }
    },
    drained(sim, node, atSeconds) {
      if (terminating.has(node.index)) finish(sim, node, atSeconds)
    },
    hookOver(sim, topic, atSeconds) {
      const node = sim.world.nodes[Number(topic.split('/')[1])]
      if (terminating.has(node.index) && node.phase !== 'gone') finish(sim, node, atSeconds)
    },
  }
}
