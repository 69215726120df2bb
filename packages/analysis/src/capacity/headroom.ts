import type { Plan, RunResult } from '@plimsoll/engine'
import type { Headroom } from '../findings.ts'
import { admittedPerSecond } from '../load/admitted.ts'
import { indexOfMax } from '../series/buckets.ts'
import { servicesOf, sumOf } from '../series/columns.ts'
import { podCeiling } from './ceiling.ts'
import { utilisationOf } from './utilisation.ts'

/** Buckets in which at least this share of the peak reached the pods count as the peak: one bucket alone would be chance. */
const nearPeakRatio = 0.95

type HeadroomPlan = Pick<Plan, 'services' | 'nodes'> | null

/** Of the service with the least room at its own peak; of the first one where none can be known. */
export function headroomOf(result: RunResult, plan: HeadroomPlan): Headroom {
  const all = servicesOf(result).map((service) => serviceHeadroom(result, plan, service))
  const known = all.filter(({ atPeakRatio }) => atPeakRatio !== null)
  if (known.length > 0) return known.reduce((least, next) => ((next.atPeakRatio as number) < (least.atPeakRatio as number) ? next : least))
  return all[0] ?? unknown(null, 'the run has no service')
}

export function serviceHeadroom(result: RunResult, plan: HeadroomPlan, service: string): Headroom {
  const admitted = admittedPerSecond(result, { service })
  const most = admitted === null ? -1 : indexOfMax(admitted)
  if (admitted === null || most === -1 || admitted[most] === 0) return unknown(service, `no request reached ${service}`)
  const utilisation = utilisationOf(result, plan, service)
  if (utilisation.values === null) return unknown(service, utilisation.reason)
  const ratios = headroomByBucket(utilisation.values)
  const ready = sumOf(result, 'pods.ready', { service })
  const busiest = [...admitted.keys()].filter((bucket) => admitted[bucket] >= admitted[most] * nearPeakRatio)
  const bare = busiest.find((bucket) => ready?.[bucket] === 0)
  if (bare !== undefined) {
    return { ...unknown(service, 'no pod was ready at the peak'), atPeakRatio: 0, peakAtSeconds: result.grid[bare] }
  }
  const known = busiest.filter((bucket) => !Number.isNaN(ratios[bucket]))
  if (known.length === 0) return unknown(service, `nothing was served at the peak of ${service}`)
  const peak = known.reduce((least, bucket) => (ratios[bucket] < ratios[least] ? bucket : least))
  return {
    service,
    peakAtSeconds: result.grid[peak],
    atPeakRatio: ratios[peak],
    tightest: tightestOf(result, ratios),
    ...ceilingAt(plan, service, utilisation.values[peak], ready?.[peak] ?? null),
    reason: utilisation.how,
  }
}

/** `1 / utilisation − 1`, never below 0: pods cannot do more than all their work. */
export function headroomByBucket(utilisation: Float64Array): Float64Array {
  return utilisation.map((busy) => (busy > 0 ? Math.max(0, 1 / busy - 1) : Number.NaN))
}

function ceilingAt(
  plan: HeadroomPlan,
  service: string,
  busy: number,
  ready: number | null,
): Pick<Headroom, 'ceilingRatio' | 'ceilingPods'> {
  const ceilingPods = plan === null ? null : podCeiling(plan, service)
  if (ceilingPods === null || ready === null) return { ceilingRatio: null, ceilingPods }
  return { ceilingPods, ceilingRatio: Math.max(0, ceilingPods / (ready * Math.min(1, busy)) - 1) }
}

function tightestOf(result: RunResult, ratios: Float64Array): Headroom['tightest'] {
  const bucket = indexOfMax(ratios.map((ratio) => -ratio))
  return bucket === -1 ? null : { ratio: ratios[bucket], atSeconds: result.grid[bucket] }
}

function unknown(service: string | null, reason: string): Headroom {
  return { service, peakAtSeconds: null, atPeakRatio: null, tightest: null, ceilingRatio: null, ceilingPods: null, reason }
}
