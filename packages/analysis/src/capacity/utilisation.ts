import type { HourlyTraffic, Plan, RunResult } from '@plimsoll/engine'
import { sumOf } from '../series/columns.ts'

/** Busy share of the ready pods by bucket, 0..1; NaN where no pod was ready or nothing was served. */
export type Utilisation = { readonly values: Float64Array; readonly how: string } | { readonly values: null; readonly reason: string }

const hourSeconds = 3600

/** Reckoned from what the run served; null with a reason where that cannot be had. */
export function utilisationOf(result: RunResult, plan: Pick<Plan, 'services'> | null, service: string): Utilisation {
  const planned = plan?.services.find(({ name }) => name === service)
  if (!planned) return { values: null, reason: `the run records no utilisation of ${service} and its plan is not at hand` }
  const ready = sumOf(result, 'pods.ready', { service })
  if (ready === null) return { values: null, reason: `the run records no ready pods of ${service}` }
  const busy = busyPerSecond(result, service)
  const workers = effectiveWorkers(planned)
  const values = ready.map((pods, bucket) => (pods > 0 && busy[bucket] > 0 ? busy[bucket] / (pods * workers) : Number.NaN))
  return { values, how: 'requests served in the bucket × their mean service time in that hour ÷ workers of the ready pods' }
}

/** Worker-seconds that a pod can do in a second: all its workers', less what its CPU limit takes when they are busy. */
function effectiveWorkers({ workers, stretch }: Plan['services'][number]): number {
  return stretch ? workers / stretch[workers] : workers
}

/** Worker-seconds a second: each intent's served rate times the mean worker-seconds of its requests in that hour. */
function busyPerSecond(result: RunResult, service: string): Float64Array {
  const busy = new Float64Array(result.grid.length)
  for (const traffic of result.usage.traffic) {
    if (traffic.service !== service) continue
    sumOf(result, 'requests.served', { service, intent: traffic.intent })?.forEach((rate, bucket) => {
      busy[bucket] += rate * workSeconds(traffic, Math.floor(result.grid[bucket] / hourSeconds))
    })
  }
  return busy
}

function workSeconds({ busySeconds, servedRequests }: HourlyTraffic, hour: number): number {
  return servedRequests[hour] > 0 ? busySeconds[hour] / servedRequests[hour] : 0
}
