import { selects } from '../../contract/node-selection.ts'
import type { NodeUse, PodAffinityTerm, SchedulerPod } from '../../contract/scheduling/index.ts'

/** InterPodAffinityArgs.hardPodAffinityWeight: what the required affinity of a pod that runs counts for one that it selects. */
export const hardPodAffinityWeight = 1

type Preference = PodAffinityTerm & { readonly weight: number }

/** Terms of a pod with what each weighs for pods that they select; those that push away weigh less than nothing. */
export function preferencesOf({ podAffinity, podAntiAffinity }: SchedulerPod): Preference[] {
  return [...(podAffinity?.preferred ?? []), ...(podAntiAffinity?.preferred ?? []).map((term) => ({ ...term, weight: -term.weight }))]
}

/** The same for pods that come after it: what it requires attracts them a little. */
export function pullOf(pod: SchedulerPod): Preference[] {
  return [...(pod.podAffinity?.required ?? []).map((term) => ({ ...term, weight: hardPodAffinityWeight })), ...preferencesOf(pod)]
}

/**
 * Points for the company of other pods, one a feasible node; null when nobody prefers anything. A node's sum is over all pods in its
 * domains: the weight of the pod's own preferences that select them, and of theirs that select the pod. Sums become points between the
 * lowest and the highest.
 *
 * @see pkg/scheduler/framework/plugins/interpodaffinity/scoring.go
 */
export function podAffinityScores(pod: SchedulerPod, nodes: readonly NodeUse[], feasible: readonly NodeUse[]): number[] | null {
  const sums = new Map<string, Map<string, number>>()
  const own = preferencesOf(pod)
  for (const { node, pods } of nodes) {
    const add = ({ topologyKey, weight }: Preference) => {
      const domain = node.labels[topologyKey]
      if (domain === undefined) return
      const ofKey = sums.get(topologyKey) ?? new Map<string, number>()
      ofKey.set(domain, (ofKey.get(domain) ?? 0) + weight)
      sums.set(topologyKey, ofKey)
    }
    for (const other of pods) {
      for (const term of own) if (selects(term.selector, other.labels)) add(term)
      for (const term of pullOf(other)) if (selects(term.selector, pod.labels)) add(term)
    }
  }
  if (sums.size === 0) return null
  const raw = feasible.map(({ node }) => [...sums].reduce((sum, [key, ofKey]) => sum + (ofKey.get(node.labels[key]) ?? 0), 0))
  return normaliseSums(raw)
}

function normaliseSums(sums: readonly number[]): number[] {
  const most = Math.max(...sums)
  const least = Math.min(...sums)
  return sums.map((sum) => (most === least ? 0 : Math.trunc(100 * ((sum - least) / (most - least)))))
}
