import type { DecisionProposal, ScalingDecision } from '../../result/decision.ts'
import type { Mark } from '../../result/marks.ts'
import type { Simulation } from '../simulation.ts'

/** What a round came to, as far as it decides whether a mark is worth it. */
export type Round = {
  /** `kind` of the autoscaler that decided: a service may have two. */
  readonly controller: string
  readonly rule: string
  /** Replicas that the autoscaler would have, before anything limits it. */
  readonly wanted: number
  /** Replicas that it wrote; null when it wrote none. */
  readonly write: number | null
  readonly reason: string
}

/** Rules by which a controller does nothing because it doesn't know enough. */
const failing = ['metrics-invalid', 'errored']

/** The rest of a mark, asked for only when there is one. */
export type RoundDetails = { readonly decision: ScalingDecision; readonly seen: readonly Seen[] }

/** Of each signal that was read: how old it was and since when it could be read; NaN when it could not. */
export type Seen = { readonly ageSeconds: number; readonly publishedAtSeconds: number }

/** A mark for every change of size, and one when a rule begins to hold the controller back: not again until the size has changed. */
export function markDecision(sim: Simulation, service: number, round: Round, atSeconds: number, details: () => RoundDetails): void {
  const { name } = sim.plan.services[service]
  const { held } = sim.autoscaling
  const holder = `${round.controller}/${service}`
  const before = sim.world.services[service].desired
  const { rule, wanted, write, reason } = round
  const isHeld = wanted !== before || failing.includes(rule)
  const hold = `${rule} ${wanted > before ? 'growth' : 'shrinking'}`
  if (write === null && (!isHeld || held.get(holder) === hold)) return
  held.set(holder, write === null ? hold : null)
  const { decision, seen } = details()
  sim.marks.add({
    atSeconds,
    kind: write === null ? 'limited' : 'scale',
    subject: name,
    from: before,
    to: write ?? wanted,
    reason,
    inputs: decision.proposals.map(describeProposal),
    signal: seenThrough(seen, atSeconds),
    decision,
    because: [sim.marks.latest(name)],
  })
}

function seenThrough(seen: readonly Seen[], atSeconds: number): Mark['signal'] {
  const known = seen.filter(({ ageSeconds }) => !Number.isNaN(ageSeconds))
  if (known.length === 0) return undefined
  const mean = (of: (each: Seen) => number) => known.reduce((sum, each) => sum + of(each), 0) / known.length
  return { sampledAtSeconds: atSeconds - mean(({ ageSeconds }) => ageSeconds), publishedAtSeconds: mean((each) => each.publishedAtSeconds) }
}

function describeProposal({ metric, current, target, unit, ageSeconds, replicas, error }: DecisionProposal): string {
  if (error !== null) return `${metric}: ${error}`
  const age = ageSeconds === null ? '' : `, ${Math.round(ageSeconds)} s old`
  const asked = replicas === null ? '' : `; asks for ${replicas}`
  return `${metric} ${shown(current)} ${unit} against ${shown(target)}${unit === '% of request' ? ' %' : ''}${age}${asked}`
}

/** Three digits after the point are all there are: values are thousandths. */
function shown(value: number | null): string {
  return value === null ? '?' : String(Number(value.toFixed(3)))
}
