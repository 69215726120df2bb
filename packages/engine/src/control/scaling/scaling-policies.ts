import { initialScalingPoliciesState, type ScalingPoliciesSpec, type ScalingPoliciesState, stepScalingPolicies } from '@plimsoll/models'
import type { DecisionProposal } from '../../result/decision.ts'
import type { Simulation } from '../simulation.ts'
import { type CpuUse, createCpuUse } from './cpu-use.ts'
import { markDecision } from './decision-marks.ts'
import { resize } from './resize.ts'

/** Metrics of services come each minute. */
export const datapointSeconds = 60

/** Slack for float64 instants: a minute after is a minute after. */
const slackSeconds = 1e-6

type Arrived = Parameters<typeof stepScalingPolicies>[2]['arrived']

export type PoliciesMemory = {
  state: ScalingPoliciesState
  readonly cpu: CpuUse
  requests: number
  /** A minute has begun: what came before the first reading is in no datapoint. */
  isMeasuring: boolean
  /** Datapoints that no alarm has seen yet, oldest first. */
  readonly published: Arrived[]
}

export function createPolicies(): PoliciesMemory {
  return { state: initialScalingPoliciesState, cpu: createCpuUse(), requests: 0, isMeasuring: false, published: [] }
}

/** Each minute: measures the minute before, and shows the alarms what has arrived. */
export function syncPolicies(sim: Simulation, service: number, spec: ScalingPoliciesSpec, atSeconds: number): void {
  const memory = sim.autoscaling.policies[service]
  if (!memory) return
  const measured = measure(sim, service, memory, atSeconds)
  if (memory.isMeasuring) memory.published.push(measured)
  memory.isMeasuring = true
  if (memory.published.length === 0 || atSeconds - memory.published[0].cpu.atSeconds < spec.metricDelay - slackSeconds) return
  const arrived = memory.published.shift()
  if (arrived) evaluate(sim, service, spec, arrived, atSeconds)
}

function measure(sim: Simulation, service: number, memory: PoliciesMemory, atSeconds: number): Arrived {
  const { requests } = sim.plan.services[service]
  const { pods } = sim.world.services[service]
  const used = pods.reduce((sum, pod) => sum + memory.cpu.take(sim, pod), 0)
  const running = pods.filter(({ phase }) => phase === 'ready').length
  const count = sim.dataPlane.offeredCount(service)
  const fresh = count - memory.requests
  memory.requests = count
  const datapoint = (value: number) => ({ atSeconds, value: running > 0 && Number.isFinite(value) ? value : null, capacity: running })
  return {
    cpu: datapoint((100 * used) / (running * requests.cores * datapointSeconds)),
    'requests-per-target': datapoint((fresh * 60) / datapointSeconds / running),
  }
}

function evaluate(sim: Simulation, service: number, spec: ScalingPoliciesSpec, arrived: Arrived, atSeconds: number): void {
  const memory = sim.autoscaling.policies[service]
  if (!memory) return
  const { name, desired, pods } = sim.world.services[service]
  const current = pods.filter(({ phase }) => phase === 'ready').length
  const { decision, state } = stepScalingPolicies(spec, memory.state, { atSeconds, service: name, arrived, desired, current })
  memory.state = state
  const ageSeconds = atSeconds - arrived.cpu.atSeconds
  const { chosen, rule } = decision
  for (const metric of new Set(spec.policies.map((policy) => policy.metric))) {
    const { value } = arrived[metric]
    const shown = value === null ? Number.NaN : metric === 'cpu' ? value / 100 : value
    sim.gauges.setSignal(service, metric, atSeconds, shown, ageSeconds)
    if (metric === 'cpu' && value !== null) sim.gauges.setReported(service, atSeconds, value / 100)
  }
  const blind = blindness(sim, service, spec)
  if (blind) {
    const held = { controller: 'scalingPolicies', rule: 'metrics-invalid', wanted: desired, write: null, reason: blind }
    const nothing = { proposals: [], recommended: null, stabilised: null, allowed: desired, conditions: [] }
    markDecision(sim, service, held, atSeconds, () => ({
      seen: [],
      decision: { ...nothing, controller: held.controller, rule: held.rule },
    }))
  }
  const write = decision.desired === desired ? null : decision.desired
  const reason = write !== null && chosen ? `${chosen.triggered}: Setting desired count to ${write}.` : decision.reason
  if (reason !== null) {
    const wanted = chosen?.proposal.desired ?? desired
    markDecision(sim, service, { controller: 'scalingPolicies', rule, wanted, write, reason }, atSeconds, () => ({
      seen: [{ ageSeconds, publishedAtSeconds: arrived.cpu.atSeconds + spec.metricDelay }],
      decision: {
        controller: 'scalingPolicies',
        proposals: chosen ? [proposalOf(chosen.proposal, ageSeconds)] : [],
        rule,
        recommended: chosen?.proposal.desired ?? null,
        stabilised: null,
        allowed: decision.desired,
        conditions: [],
      },
    }))
  }
  resize(sim, service, write, atSeconds)
}

/** Why CPU can never be seen: there is nothing that it is a share of. */
function blindness(sim: Simulation, service: number, { policies }: ScalingPoliciesSpec): string | null {
  const { name, requests } = sim.plan.services[service]
  if (requests.cores > 0 || !policies.some(({ metric }) => metric === 'cpu')) return null
  return `alarms on cpu stay in state INSUFFICIENT_DATA: pods of ${name} request no CPU`
}

function proposalOf(
  { policy, value, against, desired }: NonNullable<ReturnType<typeof stepScalingPolicies>['decision']['chosen']>['proposal'],
  ageSeconds: number,
): DecisionProposal {
  const isCpu = policy.metric === 'cpu'
  return {
    metric: isCpu ? 'cpu' : 'requests a minute',
    current: Math.round(value),
    target: against,
    unit: isCpu ? '% of request' : 'a pod',
    ageSeconds,
    replicas: desired,
    rule: policy.kind,
    error: null,
  }
}
