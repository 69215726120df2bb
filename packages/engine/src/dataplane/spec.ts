import { limiters, type Measure, type PatternContext, patterns } from '@plimsoll/models'
import { localStart } from '@plimsoll/scenario'
import type { Plan } from '../plan/plan.ts'
import type { DataPlaneSpec } from './port.ts'

/** What patterns may read of a plan's run. */
export function patternContextOf(plan: Plan): PatternContext {
  const start = localStart(plan.startIso)
  return {
    durationSeconds: plan.durationSeconds,
    startSecondOfDay: start.secondOfDay,
    startDayOfWeek: start.dayOfWeek,
    trace: (file) => (Object.hasOwn(plan.traces, file) ? plan.traces[file] : undefined),
  }
}

/** Makes the running parts that a plan names: patterns that answer rates, stations with their state. */
export function dataPlaneSpec(plan: Plan): DataPlaneSpec {
  const patternContext = patternContextOf(plan)
  const isFollowed = (service: number, measure: Measure, type?: string) =>
    plan.signals.some(
      (signal) =>
        signal.service === service &&
        signal.of.kind === 'measure' &&
        signal.of.measure === measure &&
        (type === undefined || signal.type === type),
    )
  const clientCount = plan.sources.reduce((sum, { clients }) => sum + (clients?.count ?? 1), 0)
  return {
    durationSeconds: plan.durationSeconds,
    bucketSeconds: plan.bucketSeconds,
    services: plan.services.map((service, index) => ({
      ...service,
      patienceSeconds: service.patienceSeconds ?? Number.POSITIVE_INFINITY,
      hasPaces: service.versions.some(({ pace }) => pace !== 1),
      isTakenCounted: isFollowed(index, 'requests-per-second', 'Pods'),
      isLatencyTapped: isFollowed(index, 'p99-latency'),
    })),
    sources: plan.sources.map((source) => ({ ...source, pattern: patterns.create(source.pattern, patternContext) })),
    stations: plan.stations.map((station) => limiters.create(station, { clientCount, sourceCount: plan.sources.length })),
    needsClients: plan.stations.some(limiters.readsClients),
  }
}
