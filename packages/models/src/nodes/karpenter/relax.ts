import { merge, type Requirements, requirementsOf } from './requirements.ts'
import type { KarpenterPod } from './world.ts'

/** What a pod requires now: its heaviest preference and its first required term are in force. `strict` is without the preference. */
export type PodNeeds = { readonly all: Requirements; readonly strict: Requirements }

export type RelaxRule =
  | 'drop-affinity-term'
  | 'drop-pod-preference'
  | 'drop-node-preference'
  | 'drop-soft-spread'
  | 'tolerate-prefer-no-schedule'

export function needsOf(pod: KarpenterPod): PodNeeds {
  const strict = merge(requirementsOf(pod.requiredNodeAffinityTerms?.[0] ?? [], pod.nodeSelector))
  const preferred = heaviestFirst(pod.preferredNodeAffinity)[0]
  return { all: preferred ? merge(strict, requirementsOf(preferred.expressions)) : strict, strict }
}

/** The pod with one wish less, and which; null when only hard ones are left. */
export function relax(pod: KarpenterPod, mayTolerate: boolean): { readonly pod: KarpenterPod; readonly rule: RelaxRule } | null {
  const terms = pod.requiredNodeAffinityTerms ?? []
  if (terms.length > 1) return { pod: { ...pod, requiredNodeAffinityTerms: terms.slice(1) }, rule: 'drop-affinity-term' }
  for (const key of ['podAffinity', 'podAntiAffinity'] as const) {
    const affinity = pod[key]
    if (!affinity || affinity.preferred.length === 0) continue
    const preferred = heaviestFirst(affinity.preferred).slice(1)
    return { pod: { ...pod, [key]: { ...affinity, preferred } }, rule: 'drop-pod-preference' }
  }
  if (pod.preferredNodeAffinity.length > 0) {
    const preferredNodeAffinity = heaviestFirst(pod.preferredNodeAffinity).slice(1)
    return { pod: { ...pod, preferredNodeAffinity }, rule: 'drop-node-preference' }
  }
  const soft = pod.topologySpread.findIndex(({ isSoft }) => isSoft)
  if (soft >= 0)
    return { pod: { ...pod, topologySpread: pod.topologySpread.filter((_, index) => index !== soft) }, rule: 'drop-soft-spread' }
  const isTolerated = pod.tolerations.some(({ key, operator, effect }) => !key && operator === 'Exists' && effect === 'PreferNoSchedule')
  if (!mayTolerate || isTolerated) return null
  const tolerations = [...pod.tolerations, { operator: 'Exists', effect: 'PreferNoSchedule' } as const]
  return { pod: { ...pod, tolerations }, rule: 'tolerate-prefer-no-schedule' }
}

function heaviestFirst<Term extends { readonly weight: number }>(terms: readonly Term[]): Term[] {
  const order = terms.map((term, index) => ({ term, index }))
  return order.sort((a, b) => b.term.weight - a.term.weight || a.index - b.index).map(({ term }) => term)
}
