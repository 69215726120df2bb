import type { CaPod } from './world.ts'

/** Pods of one owner with the same spec: one stands for all. */
export type PodGroup = { readonly exemplar: CaPod; readonly pods: readonly CaPod[] }

/** Equivalence groups, in the order of their first pods. A bare pod is a group of its own. */
export function groupPods(pods: readonly CaPod[]): PodGroup[] {
  const shapes = new Map<CaPod['spec'], string>()
  const shapeOf = ({ spec }: CaPod) => {
    const known = shapes.get(spec) ?? JSON.stringify(spec)
    shapes.set(spec, known)
    return known
  }
  const groups = new Map<string, CaPod[]>()
  for (const pod of pods) {
    const key = pod.owner ? `${pod.owner.kind}/${pod.owner.name}/${shapeOf(pod)}` : `pod/${pod.name}`
    const group = groups.get(key)
    if (group) group.push(pod)
    else groups.set(key, [pod])
  }
  return [...groups.values()].map((alike) => ({ exemplar: alike[0], pods: alike }))
}
