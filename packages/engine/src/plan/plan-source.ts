import type { Scenario } from '@plimsoll/scenario'
import type { PlannedSource } from './plan.ts'

export function planSource(source: Scenario['traffic'][number], scenario: Scenario): PlannedSource {
  const service = source.to === undefined ? 0 : scenario.services.findIndex(({ name }) => name === source.to)
  return {
    name: source.name,
    intent: source.intent,
    service,
    pattern: source.pattern,
    clients: source.clients ? { count: source.clients.count, zipfExponent: source.clients.zipf } : null,
    requestBytes: source.request?.bytesIn ?? null,
    answerBytes: source.request?.bytesOut ?? null,
  }
}
