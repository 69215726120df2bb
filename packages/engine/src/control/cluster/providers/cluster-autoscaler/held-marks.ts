import type { CaDecision, CaUnremovable } from '@plimsoll/models'
import type { Simulation } from '../../../simulation.ts'

/** Marks what holds the autoscaler back, once as long as it is the same: pods that buy nothing, and nodes that pods keep. */
export type HeldMarks = { readonly mark: (sim: Simulation, decision: CaDecision, atSeconds: number) => void }

const subject = 'cluster-autoscaler'

/** Rules under which pods wait although the autoscaler would act. */
const holding: ReadonlySet<CaDecision['rule']> = new Set(['unhealthy', 'repair', 'max-nodes-total', 'gpu-pods-too-new', 'not-triggered'])

export function createHeldMarks(): HeldMarks {
  let heldReason: string | null = null
  const kept = new Map<string, string>()

  function markUnremovable(sim: Simulation, { node, reason, detail }: CaUnremovable, atSeconds: number): void {
    if (reason !== 'BlockedByPod' && reason !== 'NoPlaceToMovePods') return
    const told = `${reason}: ${detail.replace(/-\d+(?=$|:)/, '')}`
    if (kept.get(node) === told) return
    kept.set(node, told)
    sim.marks.add({ atSeconds, kind: 'limited', subject: `node:${node}`, from: null, to: null, reason: told })
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
      for (const each of decision.unremovable) markUnremovable(sim, each, atSeconds)
    },
  }
}
