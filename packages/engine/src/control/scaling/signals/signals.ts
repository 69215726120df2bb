import { invariant, periodic } from '@plimsoll/kernel'
import { noMetrics, type SignalType, sourceDown, unavailable, unknownMetric } from '@plimsoll/models'
import type { DataPlane } from '../../../dataplane/port.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { PlannedSignal } from '../../../plan/plan-signals.ts'
import type { Draw } from '../../draw.ts'
import type { World } from '../../simulation.ts'
import type { Pod } from '../../world.ts'
import { createMeters, type Meter } from './meter.ts'
import { createPodSource, type PodSource } from './pod-source.ts'
import { createTotalSource, type SignalValue, type TotalSource } from './source.ts'

/** An answer of a metrics API to a reader, or what the reader is told instead. */
export type SignalReading = SignalValue | { readonly error: string }

/** Samples of pods of one service, row by row in the order asked for; NaN for pods without one. The column is reused by the next call for that signal. */
export type PodSignalReading =
  | { readonly valuesMilli: Float64Array; readonly atSeconds: number; readonly windowSeconds: number; readonly publishedAtSeconds: number }
  | { readonly error: string }

export type MetricsApi = SignalType | 'Resource'

/** The metrics of a scenario besides CPU and memory. A signal is called by its position in `plan.signals`. */
export type Signals = {
  /** The signal that a metric name stands for when an autoscaler of `service` asks; -1 when nothing declares it. */
  readonly find: (service: number, type: SignalType, name: string) => number
  readonly scrape: (signal: number, atSeconds: number) => void
  /** The value of an Object or External signal, as its reader is told it now. */
  readonly read: (signal: number, atSeconds: number) => SignalReading
  /** The same for a reader that asks the source itself, not through the API. */
  readonly ask: (signal: number, atSeconds: number) => SignalReading
  /** The values of a Pods signal. */
  readonly readPods: (signal: number, pods: readonly Pod[], atSeconds: number) => PodSignalReading
  readonly podStopped: (pod: Pod) => void
  /** From now until then the API has no answer about metrics of that name (`null`: about any). Resource: metrics-server. */
  readonly fail: (type: MetricsApi, name: string | null, untilSeconds: number) => void
  /** What a reader of that metric is told while its API fails; null when it answers. */
  readonly failure: (type: MetricsApi, name: string, atSeconds: number) => string | null
  /** What every reader of an API is told while it is away as a whole; null otherwise. */
  readonly outage: (type: MetricsApi, atSeconds: number) => string | null
  /** What a reader that asks the source of a metric itself is told while that source fails; null when it answers. */
  readonly sourceFailure: (name: string, atSeconds: number) => string | null
}

/** How often a signal is scraped or published; null when it is asked live. */
export function scrapeSecondsOf({ through }: PlannedSignal): number | null {
  if (through.kind === 'live') return null
  return through.kind === 'external' ? through.interval : through.scrapeInterval
}

type Source = { readonly pods: PodSource; readonly total?: undefined } | { readonly total: TotalSource; readonly pods?: undefined }

export function createSignals(plan: Plan, world: World, dataPlane: DataPlane, draw: Draw): Signals {
  const meters = createMeters(plan, world, dataPlane)
  const sources = plan.signals.map((signal, index) => sourceOf(signal, meters[index]))
  const failures: { readonly type: MetricsApi; readonly name: string | null; readonly untilSeconds: number }[] = []
  const columns = plan.signals.map(() => new Float64Array(64))

  function failure(type: MetricsApi, name: string, atSeconds: number): string | null {
    for (const each of failures)
      if (each.type === type && (each.name === null || each.name === name) && atSeconds < each.untilSeconds) return unavailable(type)
    return null
  }

  function sourceFailure(name: string, atSeconds: number): string | null {
    return failures.some((each) => each.name === name && atSeconds < each.untilSeconds) ? sourceDown : null
  }

  function totalOf(signal: number, atSeconds: number): SignalReading {
    const { type } = plan.signals[signal]
    const { total } = sources[signal]
    invariant(total !== undefined, 'signals/read-total', { signal, type })
    return total.read(atSeconds) ?? { error: noMetrics(type) }
  }

  return {
    find: (service, type, name) =>
      plan.signals.findIndex((signal) => signal.type === type && signal.name === name && (type !== 'Pods' || signal.service === service)),
    scrape(signal, atSeconds) {
      const { pods, total } = sources[signal]
      if (pods) pods.scrape(world.services[plan.signals[signal].service ?? 0].pods, atSeconds)
      else total.scrape(atSeconds)
    },
    read(signal, atSeconds) {
      const { type, name } = plan.signals[signal]
      const failed = failure(type, name, atSeconds)
      return failed ? { error: failed } : totalOf(signal, atSeconds)
    },
    ask(signal, atSeconds) {
      const failed = sourceFailure(plan.signals[signal].name, atSeconds)
      return failed ? { error: failed } : totalOf(signal, atSeconds)
    },
    readPods(signal, pods, atSeconds) {
      const planned = plan.signals[signal]
      const source = sources[signal].pods
      invariant(source !== undefined, 'signals/read-pods', { signal, type: planned.type })
      const failed = failure(planned.type, planned.name, atSeconds)
      if (failed) return { error: failed }
      if (!(listedAt(planned, source.firstSeenAtSeconds(), draw) <= atSeconds))
        return { error: unknownMetric(planned.type, planned.name, 'pods') }
      if (columns[signal].length < pods.length) columns[signal] = new Float64Array(pods.length * 2)
      const valuesMilli = columns[signal]
      if (source.read(pods, atSeconds, valuesMilli) === 0) return { error: noMetrics(planned.type) }
      const scrapedAtSeconds = source.seenAtSeconds()
      return { valuesMilli, atSeconds: scrapedAtSeconds, windowSeconds: source.windowSeconds, publishedAtSeconds: scrapedAtSeconds }
    },
    podStopped(pod) {
      for (let index = 0; index < sources.length; index++)
        if (plan.signals[index].service === pod.service) sources[index].pods?.forget(pod.slot)
    },
    failure,
    sourceFailure,
    outage: (type, atSeconds) =>
      failures.some((each) => each.type === type && each.name === null && atSeconds < each.untilSeconds) ? unavailable(type) : null,
    fail: (type, name, untilSeconds) => failures.push({ type, name, untilSeconds }),
  }
}

function sourceOf({ type, name, through }: PlannedSignal, meter: Meter): Source {
  if (type !== 'Pods') return { total: createTotalSource(meter, through) }
  invariant(through.kind === 'prometheus-adapter' && meter.kind !== 'latency', 'signals/pods-by-prometheus', { name, kind: through.kind })
  return { pods: createPodSource(meter, through) }
}

/**
 * When an adapter first lists a metric. What is there at the first scrape of a run has been there before it; anything later waits for the next
 * list. NaN: not yet known when.
 */
function listedAt({ name, through }: PlannedSignal, firstSeenAtSeconds: number, draw: Draw): number {
  if (through.kind !== 'prometheus-adapter' || firstSeenAtSeconds < through.scrapeInterval) return firstSeenAtSeconds
  const start = draw.phase(`relist/${name}`) * through.relistInterval
  return periodic(start, through.relistInterval, Math.max(0, Math.ceil((firstSeenAtSeconds - start) / through.relistInterval)))
}
