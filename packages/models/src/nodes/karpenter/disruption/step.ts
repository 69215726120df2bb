import { allowedDisruptions } from './budgets.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { replaceDrifted } from './drift.ts'
import { consolidateMany, consolidateOne, emptyCandidates, removeEmpty, underutilizedCandidates } from './methods.ts'
import type { Removal } from './replacement.ts'
import { validated } from './validate.ts'
import type { DisruptionReason, DisruptionWorld } from './world.ts'

export type DisruptionMethod = 'emptiness' | 'drift' | 'multi-node' | 'single-node'

/** What the disruption controller remembers between passes. Plain data but for the machines it has in mind. */
export type DisruptionState = {
  /** Found, and to be looked at again before it is done. */
  readonly found: { readonly method: DisruptionMethod; readonly removal: Removal; readonly validateAtSeconds: number } | null
  /** Methods that found nothing, and in which state of the cluster. */
  readonly fruitless: Readonly<Partial<Record<DisruptionMethod, Fruitless>>>
}

type Fruitless = { readonly version: string; readonly atSeconds: number }

export type DisruptionStep = {
  /** To be done now. */
  readonly removal: (Removal & { readonly method: DisruptionMethod; readonly reason: DisruptionReason }) | null
  readonly state: DisruptionState
  /** When to look again. */
  readonly nextAtSeconds: number
  readonly rule: 'validated' | 'not-valid-any-more' | 'drifted' | 'waits-for-validation' | 'nothing-to-do'
}

/** karpenter pkg/controllers/disruption/controller.go pollingPeriod */
const passSeconds = 10
/** karpenter consolidationTTL: the decision must still be right after it */
const validationSeconds = 15
/** The state of the cluster counts as changed after that at the latest. */
const rememberedSeconds = 300

export const initialDisruptionState: DisruptionState = { found: null, fruitless: {} }

/** In the order in which they are tried. */
const methods = ['emptiness', 'drift', 'multi-node', 'single-node'] as const

const reasons: Readonly<Record<DisruptionMethod, DisruptionReason>> = {
  emptiness: 'Empty',
  drift: 'Drifted',
  'multi-node': 'Underutilized',
  'single-node': 'Underutilized',
}

/**
 * One look of the disruption controller: validates what it found 15 s ago, or goes through the methods; the first that finds something ends
 * the pass. A method that found nothing isn't tried again before the cluster changes.
 *
 * @param version changes whenever a pod or node does
 * @param poolOrder the order in which single-node consolidation takes NodePools; random in the real one
 * @see karpenter pkg/controllers/disruption/controller.go
 */
export function stepDisruption(
  world: DisruptionWorld,
  state: DisruptionState,
  { version, poolOrder }: { readonly version: string; readonly poolOrder: readonly string[] },
): DisruptionStep {
  const { atSeconds } = world
  if (state.found) {
    const { method, removal } = state.found
    const still = validated(world, reasons[method], removal)
    const after = { ...state, found: null }
    if (!still) return { removal: null, state: after, nextAtSeconds: atSeconds + passSeconds, rule: 'not-valid-any-more' }
    return { removal: { ...still, method, reason: reasons[method] }, state: after, nextAtSeconds: atSeconds, rule: 'validated' }
  }
  const all = candidatesOf(world)
  let { fruitless } = state
  for (const method of methods) {
    if (isRemembered(fruitless[method], version, atSeconds)) continue
    const { candidates, find } = searches[method](world, all, poolOrder)
    const removal = candidates.length > 0 ? find() : null
    if (removal && method === 'drift') {
      const found = { ...removal, method, reason: reasons[method] }
      return { removal: found, state: { ...state, fruitless }, nextAtSeconds: atSeconds, rule: 'drifted' }
    }
    if (removal) {
      const validateAtSeconds = atSeconds + validationSeconds
      const found = { method, removal, validateAtSeconds }
      return { removal: null, state: { found, fruitless }, nextAtSeconds: validateAtSeconds, rule: 'waits-for-validation' }
    }
    if (method !== 'drift' && !isHeldBack(world, candidates, reasons[method]))
      fruitless = { ...fruitless, [method]: { version, atSeconds } }
  }
  return { removal: null, state: { found: null, fruitless }, nextAtSeconds: atSeconds + passSeconds, rule: 'nothing-to-do' }
}

/** Nothing that the methods would look at has changed since they found nothing; drift has to be ruled out by the caller. */
export function hasSearchedAll({ found, fruitless }: DisruptionState, version: string, atSeconds: number): boolean {
  return !found && methods.every((method) => method === 'drift' || isRemembered(fruitless[method], version, atSeconds))
}

function isRemembered(last: Fruitless | undefined, version: string, atSeconds: number): boolean {
  return last?.version === version && atSeconds - last.atSeconds < rememberedSeconds
}

type Search = (
  world: DisruptionWorld,
  all: readonly Candidate[],
  poolOrder: readonly string[],
) => { readonly candidates: readonly Candidate[]; readonly find: () => Removal | null }

const searches: Readonly<Record<DisruptionMethod, Search>> = {
  emptiness(world, all) {
    const candidates = emptyCandidates(all)
    return { candidates, find: () => removeEmpty(world, candidates) }
  },
  drift(world, all) {
    const candidates = all.filter(({ node }) => node.driftedAtSeconds !== null)
    return { candidates, find: () => replaceDrifted(world, candidates) }
  },
  'multi-node'(world, all) {
    const candidates = underutilizedCandidates(all)
    return { candidates, find: () => consolidateMany(world, candidates) }
  },
  'single-node'(world, all, poolOrder) {
    const candidates = underutilizedCandidates(all)
    return { candidates, find: () => consolidateOne(world, candidates, poolOrder) }
  },
}

/** A budget kept some of them out: another look may find more without any change in the cluster. */
function isHeldBack(world: DisruptionWorld, candidates: readonly Candidate[], reason: DisruptionReason): boolean {
  const allowed = allowedDisruptions(world, reason)
  return [...allowed].some(([name, count]) => candidates.filter(({ pool }) => pool.name === name).length > count)
}
