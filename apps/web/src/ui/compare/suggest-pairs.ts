import type { RunMeta } from '@/simulation/run-meta.ts'

export type Pair = { readonly before: RunMeta; readonly after: RunMeta; readonly why: string }

/**
 * Runs that differ by something worth knowing, under the same seed: two revisions of a scenario, a fork and its origin, the variants of one
 * example. `runs` are latest first; each run is suggested once, with the nearest before it.
 */
export function suggestPairs(runs: readonly RunMeta[], most = 6): Pair[] {
  const pairs: Pair[] = []
  const taken = new Set<RunMeta>()
  for (const [index, run] of runs.entries()) {
    if (pairs.length === most) break
    if (taken.has(run)) continue
    const pair = runs
      .slice(index + 1)
      .filter((other) => other.seed === run.seed && !taken.has(other))
      .map((other) => pairOf(other, run))
      .find((found) => found !== null)
    if (!pair) continue
    pairs.push(pair)
    taken.add(pair.before).add(pair.after)
  }
  return pairs
}

function pairOf(earlier: RunMeta, later: RunMeta): Pair | null {
  if (earlier.scenario.id === later.scenario.id)
    return earlier.revision.number === later.revision.number ? null : { before: earlier, after: later, why: 'Two revisions' }
  if (later.scenario.forkedFromId === earlier.scenario.id) return { before: earlier, after: later, why: 'A fork and its origin' }
  const [one, other] = [earlier.scenario.template, later.scenario.template]
  if (!one || !other || exampleOf(one) !== exampleOf(other) || one === other) return null
  const [before, after] = one < other ? [earlier, later] : [later, earlier]
  return { before, after, why: 'Variants of an example' }
}

const exampleOf = (template: string) => template.slice(0, template.lastIndexOf('/'))
