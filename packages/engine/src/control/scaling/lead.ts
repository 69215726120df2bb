import { type Distribution, sampler } from '@plimsoll/kernel'
import { loadSeconds, type PredictiveSpec, startSteps } from '@plimsoll/models'
import type { Plan, PlannedService } from '../../plan/plan.ts'
import type { PlannedGroup } from '../../plan/planned-nodes.ts'
import type { Simulation } from '../simulation.ts'

/** How long pods that are asked for now take to serve, and how that is known. */
export type Lead = { readonly seconds: number; readonly from: 'set' | 'laws' | 'measured' }

const share = 0.95
/** Fewer pods than this say little about the slowest of twenty. */
const leastMeasured = 10

/**
 * 95th percentiles of a pod's start, its image and one readiness probe included, and of a machine's way to Ready where machines come on
 * demand, added up: all of it late at once, so more than most pods need. One period between decisions comes on top.
 */
export function leadByLaws(plan: Plan, service: number, spec: PredictiveSpec): Lead {
  if (spec.leadSeconds !== null) return { seconds: spec.leadSeconds, from: 'set' }
  const machine = plan.nodes.groups.reduce((longest, group) => Math.max(longest, machineSeconds(group, plan.services[service])), 0)
  const planned = plan.services[service]
  return { seconds: podSeconds(plan, planned) + machine + heardSeconds(planned) + periodOf(spec), from: 'laws' }
}

const late = (law: Distribution) => sampler(law).quantile(share)

function podSeconds({ kubelet }: Plan, { versions: [{ startup, image }], initContainers, modelLoad, probes }: PlannedService): number {
  const { sandbox, manifest, container } = startSteps
  const pull = image ? [sandbox, manifest, container].reduce((sum, law) => sum + late(law), 0) + image.bytes / slow(kubelet.pullRate) : 0
  const load = modelLoad
    ? loadSeconds(modelLoad.bytes, {
        fetchRate: slow(modelLoad.fetchRate),
        gpuRate: slow(modelLoad.gpuRate),
        engineStart: late(modelLoad.engineStart),
      })
    : 0
  return late(startup) + load + pull + initContainers.reduce((sum, law) => sum + late(law), 0) + probes.readiness.periodSeconds
}

/** A rate is late when it is low. */
const slow = (law: Distribution) => sampler(law).quantile(1 - share)

function machineSeconds({ provisioning }: PlannedGroup, { requests }: PlannedService): number {
  if (!provisioning) return 0
  const { request, boot, ready, gpuReady } = provisioning
  return [request, boot, ready, ...(requests.gpus > 0 ? [gpuReady] : [])].reduce((sum, law) => sum + late(law), 0)
}

/** What the pods of this run needed from being asked for to being Ready, once enough of them have; until then what the laws say. */
export function leadOf(sim: Simulation, service: number, laws: Lead): Lead {
  const planned = sim.plan.services[service]
  const { autoscaler } = planned
  if (laws.from === 'set' || autoscaler.kind !== 'predictive') return laws
  const measured = sim.journeys.latestSeconds(service)
  if (measured.length < leastMeasured) return laws
  const sorted = [...measured].sort((a, b) => a - b)
  const slowest = sorted[Math.ceil(share * sorted.length) - 1]
  return { seconds: slowest + heardSeconds(planned) + periodOf(autoscaler.spec), from: 'measured' }
}

/** Until balancers have heard of a Ready pod. */
function heardSeconds({ endpointDelays }: PlannedService): number {
  return endpointDelays ? late(endpointDelays.listed) : 0
}

function periodOf({ base, checkPeriodSeconds }: PredictiveSpec): number {
  return base.kind === 'hpa' ? base.hpa.controller.syncPeriodSeconds : checkPeriodSeconds
}
