import type { RunResult } from '@plimsoll/engine'
import { headroomByBucket, headroomOf, serviceHeadroom } from '../capacity/headroom.ts'
import { machineCounts, mostMachines } from '../capacity/machines.ts'
import { mostPodsWanted } from '../capacity/pods.ts'
import { utilisationOf } from '../capacity/utilisation.ts'
import { columnsOf, servicesOf } from '../series/columns.ts'
import { breachOf } from './breach.ts'
import { isWorse, meets } from './compare-values.ts'
import { type Evidence, type Measurement, unmeasured } from './measurement.ts'
import type { Breach, Objective } from './objective.ts'

export function measurePodsMax({ result }: Evidence, objective: Objective): Measurement {
  const { service } = objective.scope
  const most = mostPodsWanted(result).filter((candidate) => service === null || candidate.service === service)
  if (most.length === 0) return unmeasured(noService(result, service))
  const worst = most.reduce((worst, next) => (isWorse(next.pods, worst.pods, objective.comparator, objective.limit) ? next : worst))
  const desired = columnsOf(result, 'pods.desired', service === null ? {} : { service })
  return {
    value: worst.pods,
    breach: breachOf(
      result,
      objective,
      desired.map(({ values }) => values),
    ),
    decidedBy: most.length > 1 ? worst.service : null,
  }
}

/** Of all services together, or of one; a service whose containers all lived has none. */
export function measureEnds({ result }: Evidence, { scope }: Objective, of: 'restarts' | 'oomKilled'): Measurement {
  const { service } = scope
  if (service !== null && !servicesOf(result).includes(service)) return unmeasured(noService(result, service))
  const counted = result.restarts.filter((ends) => service === null || ends.service === service)
  return { value: counted.reduce((sum, ends) => sum + ends[of], 0), breach: null, decidedBy: null }
}

export function measureNodesMax({ result }: Evidence, objective: Objective): Measurement {
  const { nodePool } = objective.scope
  const leases = result.usage.nodes.filter((lease) => nodePool === null || lease.nodePool === nodePool)
  if (nodePool !== null && leases.length === 0) return unmeasured(`no machine of a node pool called ${nodePool} was ever asked for`)
  return { value: mostMachines(leases), breach: machineBreach(result, objective, leases), decidedBy: null }
}

/** Exact, from the instants at which machines came and went. */
function machineBreach(result: RunResult, { comparator, limit }: Objective, leases: RunResult['usage']['nodes']): Breach | null {
  if (comparator !== '<' && comparator !== '<=') return null
  const counts = machineCounts(leases)
  let breach: Breach | null = null
  counts.forEach(({ atSeconds, machines }, change) => {
    const until = counts[change + 1]?.atSeconds ?? result.durationSeconds
    if (until <= atSeconds || meets(machines, comparator, limit)) return
    const worst = breach?.worst && breach.worst.value >= machines ? breach.worst : { value: machines, atSeconds }
    breach = {
      firstAtSeconds: breach?.firstAtSeconds ?? atSeconds,
      totalSeconds: (breach?.totalSeconds ?? 0) + until - atSeconds,
      worst,
    }
  })
  return breach
}

export function measureHeadroom({ result, plan }: Evidence, objective: Objective): Measurement {
  const { service } = objective.scope
  if (service !== null && !servicesOf(result).includes(service)) return unmeasured(noService(result, service))
  const headroom = service === null ? headroomOf(result, plan) : serviceHeadroom(result, plan, service)
  if (headroom.atPeakRatio === null || headroom.service === null) return unmeasured(headroom.reason)
  const utilisation = utilisationOf(result, plan, headroom.service)
  return {
    value: headroom.atPeakRatio,
    breach: utilisation.values && breachOf(result, objective, [headroomByBucket(utilisation.values)]),
    decidedBy: service === null && servicesOf(result).length > 1 ? headroom.service : null,
  }
}

function noService(result: RunResult, service: string | null): string {
  const services = servicesOf(result)
  return service === null ? 'the run has no service' : `no service is called ${service}; the run has ${services.join(', ')}`
}
