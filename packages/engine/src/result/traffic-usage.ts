import type { DataPlaneResult } from '../dataplane/port.ts'
import type { Plan } from '../plan/plan.ts'
import type { Intent } from './run-result.ts'
import type { HourlyTraffic } from './usage.ts'

/** Traffic by clock hour, service and intent: what load balancers, egress and the split of machine cost are billed from. */
export function hourlyTraffic(plan: Plan, data: DataPlaneResult): HourlyTraffic[] {
  const hours = Math.max(1, Math.ceil(plan.durationSeconds / 3600))
  const bins = new Map<string, HourlyTraffic>()
  plan.sources.forEach((source, index) => {
    const service = plan.services[source.service].name
    const bin = bins.get(`${service}/${source.intent}`) ?? emptyHours(service, source.intent, hours)
    bins.set(`${service}/${source.intent}`, bin)
    for (let hour = 0; hour < hours; hour++) {
      bin.requests[hour] += data.reachedByHour[index][hour]
      bin.servedRequests[hour] += data.servedByHour[index][hour]
      bin.ingressBytes[hour] += data.reachedByHour[index][hour] * (source.requestBytes ?? 0)
      bin.egressBytes[hour] += data.servedByHour[index][hour] * (source.answerBytes ?? 0)
      bin.busySeconds[hour] += data.busySecondsByHour[index][hour]
    }
  })
  return [...bins.values()]
}

function emptyHours(service: string, intent: Intent, hours: number): HourlyTraffic {
  const column = () => new Float64Array(hours)
  return {
    service,
    intent,
    requests: column(),
    servedRequests: column(),
    ingressBytes: column(),
    egressBytes: column(),
    busySeconds: column(),
  }
}
