import { initialScalingGroupState, type ScalingGroupSeen, type ScalingGroupState, stepScalingGroup } from '@plimsoll/models'
import type { PlannedScalingGroup } from '../../../../plan/planned-nodes.ts'
import type { Simulation } from '../../../simulation.ts'
import { type Motive, startMachines } from '../../machines.ts'
import { firstMachines } from '../first-machines.ts'
import type { NodeProvider } from '../provider.ts'
import { createCapacity } from './capacity.ts'
import { group, isWarmedUp, lastInServiceSeconds, membersOf } from './members.ts'
import { createGroupMeter } from './meter.ts'

/** The group is looked at each minute: its size, its health, and with detailed monitoring its metrics. */
const minuteSeconds = 60

/** A group that the cloud sizes by alarms on what it measures of it; pods that wait are none of its business. */
export function createScalingGroup(planned: PlannedScalingGroup): NodeProvider {
  const { bounds, periodSeconds, delaySeconds, warmupSeconds } = planned
  const meter = createGroupMeter()
  const capacity = createCapacity(planned)
  /** Datapoints that no alarm has seen yet. */
  const published: ScalingGroupSeen['arrived'][] = []
  let state: ScalingGroupState = initialScalingGroupState
  let minutes = -1
  let heldReason: string | null = null

  function measure(sim: Simulation, atSeconds: number): void {
    const members = membersOf(sim)
    const counted = members.filter((node) => isWarmedUp(node, warmupSeconds, atSeconds))
    const { cpuPercent, requestsPerMinute } = meter.read(sim, members, counted, periodSeconds)
    const datapoint = (value: number | null) => ({ atSeconds, value, capacity: counted.length })
    // What came before the first reading is in no datapoint.
    if (minutes === 0) return
    published.push({ cpu: datapoint(cpuPercent), 'requests-per-target': datapoint(requestsPerMinute) })
    sim.schedule(atSeconds + delaySeconds, { type: 'provider-wake', topic: 'datapoint' })
  }

  function evaluate(sim: Simulation, atSeconds: number): void {
    const arrived = published.shift()
    if (!arrived) return
    sim.gauges.setNodeCpu(group, atSeconds, arrived.cpu.value === null ? Number.NaN : arrived.cpu.value / 100)
    const members = membersOf(sim)
    const current = members.filter((node) => isWarmedUp(node, warmupSeconds, atSeconds)).length
    const isChanging = members.some(({ phase }) => phase === 'requested') || capacity.isTerminating(sim)
    const desired = capacity.desired()
    const { decision, state: next } = stepScalingGroup(bounds, state, {
      atSeconds,
      arrived,
      desired,
      current,
      warming: members.filter((node) => node.phase !== 'silent' && !isWarmedUp(node, warmupSeconds, atSeconds)).length,
      settledAtSeconds: isChanging ? null : Math.max(lastInServiceSeconds(members), capacity.lastTerminationSeconds()),
    })
    state = next
    const { reason, inputs } = decision
    const age = `${Math.round(atSeconds - arrived.cpu.atSeconds)} s old`
    const motive: Motive = { reason: reason ?? '', inputs: inputs.map((input, index) => (index === 0 ? `${input}, ${age}` : input)) }
    if (decision.desired !== desired) capacity.change(sim, decision.desired, motive, atSeconds)
    else if (reason !== null && reason !== heldReason) {
      const subject = `pool:${bounds.name}`
      sim.marks.add({ atSeconds, kind: 'limited', subject, from: desired, to: desired, ...motive, because: [sim.marks.latest(subject)] })
    }
    heldReason = decision.desired === desired ? reason : null
  }

  return {
    scanPeriodSeconds: minuteSeconds,
    start(sim) {
      const count = Math.min(bounds.max, Math.max(bounds.min, sim.plan.nodes.groups[group].initial ?? firstMachines(sim.plan)))
      capacity.begin(count)
      startMachines(sim, { group, machine: 'even', count })
    },
    scan(sim, atSeconds) {
      minutes++
      if ((minutes * minuteSeconds) % periodSeconds === 0) measure(sim, atSeconds)
      capacity.checkHealth(sim, atSeconds)
      capacity.reconcile(sim, atSeconds)
    },
    notice(sim, notice, atSeconds) {
      if (notice.type === 'provider-wake' && notice.topic === 'datapoint') evaluate(sim, atSeconds)
      else if (notice.type === 'provider-wake') capacity.hookOver(sim, notice.topic, atSeconds)
      else if (notice.type === 'node-drained') capacity.drained(sim, notice.node, atSeconds)
    },
  }
}
