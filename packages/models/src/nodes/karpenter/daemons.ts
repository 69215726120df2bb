import { untolerated } from '../../contract/node-selection.ts'
import { isCompatible, type Requirements, requirementsOf } from './requirements.ts'
import { type Amounts, type KarpenterDaemonSet, type KarpenterPool, noAmounts, plus } from './world.ts'

const everyEffect = ['NoSchedule', 'NoExecute', 'PreferNoSchedule'] as const
const hardEffects = ['NoSchedule', 'NoExecute'] as const
const nothingOpen: ReadonlySet<string> = new Set()

/** What the DaemonSets take of a new node: PreferNoSchedule taints don't keep them off, and any of their affinity terms may suit. */
export function daemonsOnNew(daemonSets: readonly KarpenterDaemonSet[], { taints }: KarpenterPool, node: Requirements): Amounts {
  return sum(
    daemonSets.filter(
      (each) => !untolerated(taints, each.tolerations, hardEffects) && termsOf(each).some((wanted) => isCompatible(node, wanted)),
    ),
  )
}

/** What they take of a node that is there: every taint keeps off, and only the first affinity term counts. */
export function daemonsOnExisting(daemonSets: readonly KarpenterDaemonSet[], taints: KarpenterPool['taints'], node: Requirements): Amounts {
  return sum(
    daemonSets.filter((each) => !untolerated(taints, each.tolerations, everyEffect) && isCompatible(node, termsOf(each)[0], nothingOpen)),
  )
}

function termsOf({ nodeSelector, requiredNodeAffinityTerms = [] }: KarpenterDaemonSet): Requirements[] {
  if (requiredNodeAffinityTerms.length === 0) return [requirementsOf([], nodeSelector)]
  return requiredNodeAffinityTerms.map((term) => requirementsOf(term, nodeSelector))
}

function sum(daemonSets: readonly KarpenterDaemonSet[]): Amounts {
  return daemonSets.reduce((total, { requests }) => plus(total, requests), noAmounts)
}
