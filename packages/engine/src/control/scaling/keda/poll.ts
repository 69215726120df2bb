import { type KedaSpec, type PollDecision, poll } from '@plimsoll/models'
import type { DecisionProposal } from '../../../result/decision.ts'
import type { Simulation } from '../../simulation.ts'
import { markDecision } from '../decision-marks.ts'
import { resize } from '../resize.ts'
import { type AgedAnswer, askSources } from './answers.ts'
import type { KedaMemory } from './memory.ts'
import { podsOf } from './pods.ts'

/** One check of a service's ScaledObject: to and from 0 or the idle size. Sizes between are the HPA's. */
export function pollKeda(sim: Simulation, service: number, atSeconds: number): void {
  const { autoscaler, name } = sim.plan.services[service]
  const memory = sim.autoscaling.keda[service]
  if (autoscaler.kind !== 'keda' || !memory) return
  const asked = askSources(sim, service, memory, atSeconds)
  const { decision, state } = poll(memory.loop, memory.state, {
    ...podsOf(sim, service),
    atSeconds,
    createdAtSeconds: 0,
    annotations: autoscaler.spec.annotations,
    target: `apps/v1.Deployment default/${name}`,
    answers: asked.map(({ answer }) => answer),
  })
  memory.state = state
  memory.polledAtSeconds = atSeconds
  const before = sim.world.services[service].desired
  const write = decision.write?.replicas ?? pausedSize(autoscaler.spec, before)
  const seen = asked.map(({ ageSeconds }) => ({ ageSeconds, publishedAtSeconds: atSeconds - ageSeconds }))
  const round = {
    controller: 'keda',
    rule: decision.rule,
    wanted: wantedSize(autoscaler.spec, decision, before),
    write,
    reason: decision.reason,
  }
  markDecision(sim, service, round, atSeconds, () => ({ seen, decision: describe(memory, asked, decision, round.wanted, write ?? before) }))
  resize(sim, service, write, atSeconds)
}

/** While it is paused, the controller holds the target at the size that the annotation says. */
function pausedSize({ annotations }: KedaSpec, replicas: number): number | null {
  const { isPaused, pausedReplicas } = annotations
  return isPaused && pausedReplicas !== null && pausedReplicas !== replicas ? pausedReplicas : null
}

/** The size that the loop would have if nothing held it. */
function wantedSize(spec: KedaSpec, { rule, write }: PollDecision, before: number): number {
  if (write) return write.replicas
  if (rule === 'cooldown' || rule === 'scale-in-paused') return spec.idleReplicaCount ?? 0
  return rule === 'scale-out-paused' ? Math.max(spec.minReplicaCount, 1) : before
}

function describe({ loop }: KedaMemory, asked: readonly AgedAnswer[], decision: PollDecision, recommended: number, allowed: number) {
  return {
    controller: 'keda',
    proposals: decision.triggers.map((_, index) => proposalOf(loop, asked[index], decision, index)),
    rule: decision.rule,
    recommended,
    stabilised: null,
    allowed,
    conditions: decision.conditions,
  }
}

/** A trigger asks for no number here: it is active or not. */
function proposalOf(loop: KedaMemory['loop'], { answer, ageSeconds }: AgedAnswer, decision: PollDecision, index: number): DecisionProposal {
  const { metricName, activation } = loop.triggers[index]
  const { read, isActive } = decision.triggers[index]
  const failure = 'error' in answer ? answer.error : null
  return {
    metric: metricName,
    current: 'value' in answer ? answer.value : 'milli' in read ? Number(read.milli) / 1000 : null,
    target: activation,
    unit: 'in all',
    ageSeconds: Number.isNaN(ageSeconds) ? null : ageSeconds,
    replicas: null,
    rule: isActive ? 'active' : 'not-active',
    error: failure,
  }
}
