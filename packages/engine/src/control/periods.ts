import { periodic } from '@plimsoll/kernel'
import { hpaOf, memoryCheckSeconds, recommenderPeriodSeconds } from '@plimsoll/models'
import type { ControlEvent } from './events.ts'
import { datapointSeconds } from './scaling/scaling-policies.ts'
import { scrapeSecondsOf } from './scaling/signals/signals.ts'
import type { Simulation } from './simulation.ts'

/** Time that one evaluation takes, so that an event of the last round is always just over one period old. kubernetes.md 1.2. */
const syncProcessingSeconds = 0.02

/** Groups of pods whose queued probes tick at the same instant: an event a group, not a pod. */
export const probeGroups = 10

type Periodic = Extract<ControlEvent, { readonly round: number }>

/** Instant of a round of a periodic event: start + round · period. The start is random per loop, as it is in a real cluster. */
export function periodicAt(sim: Simulation, event: Periodic): number {
  const { phase, periodSeconds } = cadence(sim, event)
  return periodic(phase * periodSeconds, periodSeconds, event.round)
}

/** Where in their period the queued probes of a group of pods tick: the groups lie evenly, the service's first one anywhere. */
export function queuedProbePhase(sim: Simulation, service: string, group: number): number {
  return (sim.draw.phase(`probes/${service}`) + group) / probeGroups
}

function cadence(sim: Simulation, event: Periodic): { readonly phase: number; readonly periodSeconds: number } {
  switch (event.type) {
    case 'autoscaler-sync': {
      const { name, autoscaler } = sim.plan.services[event.service]
      const hpa = hpaOf(autoscaler, name)
      if (!hpa && (autoscaler.kind === 'scheduled' || autoscaler.kind === 'predictive'))
        return { phase: sim.draw.phase(`${autoscaler.kind}/${name}`), periodSeconds: autoscaler.spec.checkPeriodSeconds }
      if (autoscaler.kind === 'scalingPolicies')
        return { phase: sim.draw.phase(`scaling-policies/${name}`), periodSeconds: datapointSeconds }
      const syncSeconds = hpa?.controller.syncPeriodSeconds ?? Number.POSITIVE_INFINITY
      return { phase: sim.draw.phase(`hpa/${name}`), periodSeconds: syncSeconds + syncProcessingSeconds }
    }
    case 'probe-round': {
      const { name, probes } = sim.plan.services[event.service]
      const periodSeconds = probes[event.probe]?.periodSeconds ?? Number.POSITIVE_INFINITY
      return { phase: queuedProbePhase(sim, name, event.group), periodSeconds }
    }
    case 'memory-check':
      return { phase: sim.draw.phase(`memory/${sim.plan.services[event.service].name}`), periodSeconds: memoryCheckSeconds }
    case 'recommender-round':
      return { phase: sim.draw.phase('vpa-recommender'), periodSeconds: recommenderPeriodSeconds }
    case 'keda-poll': {
      const { name, autoscaler } = sim.plan.services[event.service]
      const pollSeconds = autoscaler.kind === 'keda' ? autoscaler.spec.pollingIntervalSeconds : Number.POSITIVE_INFINITY
      return { phase: sim.draw.phase(`keda/${name}`), periodSeconds: pollSeconds }
    }
    case 'signal-scrape': {
      const signal = sim.plan.signals[event.signal]
      const owner = signal.service === null ? '' : `/${sim.plan.services[signal.service].name}`
      return {
        phase: signal.isAligned ? 0 : sim.draw.phase(`signals/${signal.type}/${signal.name}${owner}`),
        periodSeconds: scrapeSecondsOf(signal) ?? Number.POSITIVE_INFINITY,
      }
    }
    case 'provider-scan':
      return {
        phase: sim.draw.phase('pool'),
        periodSeconds: sim.provider.scanPeriodSeconds ?? Number.POSITIVE_INFINITY,
      }
  }
}
