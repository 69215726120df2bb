import { limiters, type PatternContext, patterns } from '@plimsoll/models'
import { localStart } from '@plimsoll/scenario'
import type { Plan } from '../plan/plan.ts'
import type { DataPlaneSpec } from './port.ts'

/** Makes the running parts that a plan names: patterns that answer rates, stations with their state. */
export function dataPlaneSpec(plan: Plan): DataPlaneSpec {
  const start = localStart(plan.startIso)
  const patternContext: PatternContext = {
    durationSeconds: plan.durationSeconds,
    startSecondOfDay: start.secondOfDay,
    startDayOfWeek: start.dayOfWeek,
    trace: (file) => (Object.hasOwn(plan.traces, file) ? plan.traces[file] : undefined),
  }
  const clientCount = plan.sources.reduce((sum, { clients }) => sum + (clients?.count ?? 1), 0)
  return {
    durationSeconds: plan.durationSeconds,
    bucketSeconds: plan.bucketSeconds,
    services: plan.services.map((service) => ({ ...service, patienceSeconds: service.patienceSeconds ?? Number.POSITIVE_INFINITY })),
    sources: plan.sources.map((source) => ({ ...source, pattern: patterns.create(source.pattern, patternContext) })),
    stations: plan.stations.map((station) => limiters.create(station, { clientCount, sourceCount: plan.sources.length })),
    needsClients: plan.stations.some(limiters.readsClients),
  }
}
