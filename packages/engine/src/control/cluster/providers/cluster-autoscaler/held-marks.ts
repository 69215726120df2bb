import type { CaDecision, CaUnremovable } from '@plimsoll/models'
import type { Simulation } from '../../../simulation.ts'

/** Marks what holds the autoscaler back, once as long as it is the same: pods that buy nothing, and nodes that pods keep. */
export type HeldMarks = { readonly mark: (sim: Simulation, decision: CaDecision, atSeconds: number) => void }

const subject = 'cluster-autoscaler'

/** Rules under which pods wait although the autoscaler would act. */
const holding: ReadonlySet<CaDecision['rule']> = new Set(['unhealthy', 'repair', 'max-nodes-total', 'gpu-pods-too-new', 'not-triggered'])

export function createHeldMarks(): HeldMarks {
  let heldReason: string | null = null
  let cooldown: string | null = null
  const kept = new Map<string, string>()

  function markUnremovable(sim: Simulation, { node, reason, detail }: CaUnremovable, atSeconds: number): void {
    if (reason !== 'BlockedByPod' && reason !== 'NoPlaceToMovePods') return
    const told = `${reason}: ${detail.replace(/-\d+(?=$|:)/, '')}`
    if (kept.get(node) === told) return
    kept.set(node, told)
    sim.marks.add({ atSeconds, kind: 'limited', subject: `node:${node}`, from: 1, to: 0, reason: told })
  }

  /** Nodes that the cluster could do without, while something that happened keeps all of them. */
  function markCooldown(sim: Simulation, { heldBy, unneeded }: CaDecision, atSeconds: number): void {
    const isDelay = heldBy?.startsWith('scale-down-delay') === true && unneeded.length > 0
    if (isDelay && heldBy !== cooldown) {
      const reason = `${unneeded.length} unneeded ${unneeded.length === 1 ? 'node stays' : 'nodes stay'}: ${heldBy}`
      sim.marks.add({ atSeconds, kind: 'limited', subject, from: unneeded.length, to: 0, reason })
    }
    if (heldBy === null || isDelay) cooldown = heldBy
  }

  return {
    mark(sim, decision, atSeconds) {
      const reason = holding.has(decision.rule) ? decision.reason : null
      if (reason !== null && reason !== heldReason) {
        const { inputs } = decision
        sim.marks.add({
          atSeconds,
          kind: 'limited',
          subject,
          from: null,
          to: null,
          reason,
          inputs,
          because: [sim.marks.latest('pods:pending')],
        })
      }
      heldReason = reason
      markCooldown(sim, decision, atSeconds)
      for (const each of decision.unremovable) markUnremovable(sim, each, atSeconds)
    },
  }
}
