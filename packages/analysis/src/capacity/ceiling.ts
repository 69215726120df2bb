import type { Plan } from '@plimsoll/engine'

type PlannedService = Plan['services'][number]
type PlannedNodes = Plan['nodes']
type Room = PlannedService['requests']

/** Most pods of a service that its autoscaler and the machines together allow; null where neither sets a limit. */
export function podCeiling(plan: Pick<Plan, 'services' | 'nodes'>, service: string): number | null {
  const planned = plan.services.find(({ name }) => name === service)
  if (!planned) return null
  const limits = [autoscalerLimit(planned.autoscaler), machineLimit(planned, plan.nodes)].filter((limit) => limit !== null)
  return limits.length === 0 ? null : limits.reduce((least, limit) => Math.min(least, limit))
}

/** A fixed number is `replicas`; autoscalers that imitate Kubernetes have `maxReplicas`, KEDA's `maxReplicaCount`. */
const limitFields = ['replicas', 'maxReplicas', 'maxReplicaCount']

/** Read by name, so that a new autoscaler needs no line here. */
function autoscalerLimit(autoscaler: PlannedService['autoscaler']): number | null {
  const spec: Readonly<Record<string, unknown>> = autoscaler.spec
  for (const field of limitFields) {
    const limit = spec[field]
    if (typeof limit === 'number') return limit
  }
  return null
}

/** As if the service had all machines to itself: what it shares with others it may still have to give up. Null where a group has no bound. */
function machineLimit({ requests }: PlannedService, { groups }: PlannedNodes): number | null {
  let pods = 0
  for (const { machines, max } of groups) {
    if (max === null) return null
    pods += max * machines.reduce((most, { room }) => Math.max(most, podsOn(room, requests)), 0)
  }
  return pods
}

function podsOn(room: Room, requests: Room): number {
  const fits = (['cores', 'memoryBytes', 'gpus', 'pods'] as const)
    .filter((kind) => requests[kind] > 0)
    .map((kind) => Math.floor(room[kind] / requests[kind] + 1e-9))
  return fits.reduce((least, count) => Math.min(least, count))
}
