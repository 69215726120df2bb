import { Histogram } from '@plimsoll/kernel'
import { type Measure, patterns, type RatePiece } from '@plimsoll/models'
import type { DataPlane } from '../../../dataplane/port.ts'
import { patternContextOf } from '../../../dataplane/spec.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { PlannedSignal } from '../../../plan/plan-signals.ts'
import type { World } from '../../simulation.ts'
import type { Pod } from '../../world.ts'

/** What a signal's source itself knows at this instant. Counters only grow; gauges are as they are now. */
export type Meter =
  | { readonly kind: 'counter'; readonly total: () => number; readonly ofPod: (pod: Pod) => number }
  | { readonly kind: 'gauge'; readonly total: (atSeconds: number) => number; readonly ofPod: (pod: Pod) => number }
  /** Adds the latencies since the last call to a histogram. */
  | { readonly kind: 'latency'; readonly take: (into: Histogram) => void }

/** Makes a meter for each signal of a plan. */
export function createMeters(plan: Plan, world: World, dataPlane: DataPlane): Meter[] {
  const taps = plan.services.map((): Histogram[] => [])
  return plan.signals.map((signal) => {
    if (signal.of.kind === 'pattern') return patternMeter(plan, signal.of)
    const service = signal.service ?? 0
    return signal.of.measure === 'p99-latency'
      ? latencyMeter(service, taps[service], dataPlane)
      : countMeter(plan, service, signal.of.measure, world, dataPlane)
  })
}

function patternMeter(plan: Plan, { pattern }: Extract<PlannedSignal['of'], { kind: 'pattern' }>): Meter {
  const source = patterns.create(pattern, patternContextOf(plan))
  const piece: RatePiece = { fromSeconds: 0, untilSeconds: 0, perSecond: 0, exactCount: -1 }
  const total = (atSeconds: number) => {
    source.pieceAt(Math.min(atSeconds, plan.durationSeconds), piece)
    return piece.exactCount >= 0 ? piece.exactCount / (piece.untilSeconds - piece.fromSeconds) : piece.perSecond
  }
  return { kind: 'gauge', total, ofPod: () => Number.NaN }
}

/** Signals on the latency of one service share what its data plane gives away once. */
function latencyMeter(service: number, taps: Histogram[], dataPlane: DataPlane): Meter {
  const mine = new Histogram()
  const fresh = new Histogram()
  taps.push(mine)
  return {
    kind: 'latency',
    take(into) {
      dataPlane.takeLatencies(service, fresh)
      for (const tap of taps) tap.merge(fresh)
      fresh.clear()
      into.merge(mine)
      mine.clear()
    },
  }
}

function countMeter(plan: Plan, service: number, measure: Exclude<Measure, 'p99-latency'>, world: World, dataPlane: DataPlane): Meter {
  if (measure === 'requests-per-second')
    return {
      kind: 'counter',
      total: () => dataPlane.offeredCount(service),
      ofPod: (pod) => dataPlane.takenCount(service, pod.slot),
    }
  const { workers } = plan.services[service]
  const ofPod = (pod: Pod) => {
    const held = dataPlane.inFlight(service, pod.slot)
    return measure === 'in-flight' ? held : Math.max(0, held - workers)
  }
  const total = () => {
    if (measure === 'queue-length') return dataPlane.queueLength(service)
    let sum = 0
    for (const pod of world.services[service].pods) if (isServing(pod)) sum += ofPod(pod)
    return sum
  }
  // What waits in a broker is in no pod.
  return { kind: 'gauge', total: measure === 'queue-length' ? () => dataPlane.queueLength(service) : total, ofPod }
}

/** Whether the application in a pod answers, scrapes included: from its readiness until the pod is gone. */
export function isServing(pod: Pod): boolean {
  return pod.slot >= 0 && (pod.phase === 'ready' || (pod.phase === 'terminating' && pod.readyAtSeconds !== null))
}
