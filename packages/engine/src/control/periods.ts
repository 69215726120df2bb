import { periodic } from '@plimsoll/kernel'
import type { ControlEvent } from './events.ts'
import { scrapeSecondsOf } from './scaling/signals/signals.ts'
import type { Simulation } from './simulation.ts'

/** Time that one evaluation takes, so that an event of the last round is always just over one period old. kubernetes.md 1.2. */
const syncProcessingSeconds = 0.02

/** metrics-server --metric-resolution as its manifest ships it. */
export const scrapePeriodSeconds = 15

/** Groups of machines whose kubelets read at the same instant: enough to spread the phases, few enough to stay cheap. */
export const kubeletGroups = 5

type Periodic = Extract<ControlEvent, { readonly round: number }>

/** Instant of a round of a periodic event: start + round · period. The start is random per loop, as it is in a real cluster. */
export function periodicAt(sim: Simulation, event: Periodic): number {
  const { phaseName, periodSeconds } = cadence(sim, event)
  return periodic(sim.draw.phase(phaseName) * periodSeconds, periodSeconds, event.round)
}

function cadence(sim: Simulation, event: Periodic): { readonly phaseName: string; readonly periodSeconds: number } {
  switch (event.type) {
    case 'autoscaler-sync': {
      const { name, autoscaler } = sim.plan.services[event.service]
      const syncSeconds = autoscaler.kind === 'hpa' ? autoscaler.spec.controller.syncPeriodSeconds : Number.POSITIVE_INFINITY
      return { phaseName: `hpa/${name}`, periodSeconds: syncSeconds + syncProcessingSeconds }
    }
    case 'metrics-scrape':
      return { phaseName: 'metrics-server', periodSeconds: scrapePeriodSeconds }
    case 'signal-scrape': {
      const signal = sim.plan.signals[event.signal]
      const owner = signal.service === null ? '' : `/${sim.plan.services[signal.service].name}`
      return {
        phaseName: `signals/${signal.type}/${signal.name}${owner}`,
        periodSeconds: scrapeSecondsOf(signal) ?? Number.POSITIVE_INFINITY,
      }
    }
    case 'kubelet-sample':
      return { phaseName: `kubelet/${event.group}`, periodSeconds: scrapePeriodSeconds }
    case 'provider-scan':
      return {
        phaseName: 'pool',
        periodSeconds: sim.provider.scanPeriodSeconds ?? Number.POSITIVE_INFINITY,
      }
  }
}
