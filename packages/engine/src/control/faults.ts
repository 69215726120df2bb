import { beginShortage, endShortage, type FaultEffect, isChosen, type MetricsApiGroup } from '@plimsoll/models'
import { returnMachines, stopMachines } from './cluster/silent-machines.ts'
import { noticeInterruption } from './cluster/spot.ts'
import type { MetricsApi } from './scaling/signals/signals.ts'
import type { Simulation } from './simulation.ts'
import type { Node } from './world.ts'

/** Puts every step of the plan's faults on the agenda. */
export function startFaults(sim: Simulation): void {
  sim.plan.faults.forEach(({ atSeconds }, step) => {
    sim.schedule(atSeconds, { type: 'fault', step })
  })
}

/** What goes wrong, or right again, now. */
export function carryOutFault(sim: Simulation, step: number, atSeconds: number): void {
  const { effect, reason } = sim.plan.faults[step]
  const because = sim.marks.add({ atSeconds, kind: 'fault', subject: subjects[effect.type], from: null, to: null, reason })
  switch (effect.type) {
    case 'capacity-out':
      sim.world.supply = beginShortage(sim.world.supply, effect)
      break
    case 'capacity-back':
      sim.world.supply = endShortage(sim.world.supply, effect.what)
      break
    case 'machines-stop':
      stopMachines(sim, machinesHit(sim, effect), { gracePeriodSeconds: effect.gracePeriodSeconds, reason, because }, atSeconds)
      break
    case 'machines-return':
      returnMachines(sim, silentMachines(sim, effect), atSeconds)
      break
    case 'spot-notice':
      for (const node of sim.world.present.filter(({ machine }) => isChosen(effect.what, machine))) {
        if (sim.draw.chance('faults/spot-storm') < effect.ratio) noticeInterruption(sim, node, atSeconds, because)
      }
      break
    case 'metrics-stop':
      for (const type of typesOf[effect.api]) sim.signals.fail(type, effect.metric, atSeconds + effect.forSeconds)
      if (effect.api === 'resource') sim.metrics.setAvailable(false)
      break
    case 'metrics-resume':
      if (effect.api === 'resource') sim.metrics.setAvailable(true)
      break
  }
}

/** Metrics that each API answers for. */
const typesOf: Readonly<Record<MetricsApiGroup, readonly MetricsApi[]>> = {
  resource: ['Resource'],
  custom: ['Pods', 'Object'],
  external: ['External'],
}

const subjects: Readonly<Record<FaultEffect['type'], string>> = {
  'capacity-out': 'supply',
  'capacity-back': 'supply',
  'machines-stop': 'machines',
  'machines-return': 'machines',
  'spot-notice': 'supply',
  'metrics-stop': 'metrics',
  'metrics-resume': 'metrics',
}

/** Machines that have stopped, match, and nobody has removed. */
function silentMachines(sim: Simulation, { where, nodeGroup }: Extract<FaultEffect, { readonly type: 'machines-return' }>): Node[] {
  return sim.world.present.filter(
    ({ phase, machine, group }) =>
      phase === 'silent' && isChosen(where, machine) && (nodeGroup === undefined || sim.plan.nodes.groups[group].name === nodeGroup),
  )
}

/** Machines that run and match; as many as the fault names, drawn without regard to what is on them. */
function machinesHit(sim: Simulation, { where, nodeGroup, count }: Extract<FaultEffect, { readonly type: 'machines-stop' }>): Node[] {
  const running = sim.world.present.filter(
    ({ phase, machine, group }) =>
      phase !== 'requested' &&
      phase !== 'silent' &&
      isChosen(where, machine) &&
      (nodeGroup === undefined || sim.plan.nodes.groups[group].name === nodeGroup),
  )
  if (count === null) return running
  const hit: Node[] = []
  while (hit.length < count && running.length > 0) {
    hit.push(...running.splice(Math.floor(sim.draw.chance('faults/node-loss') * running.length), 1))
  }
  return hit
}
