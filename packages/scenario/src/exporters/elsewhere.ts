import { whereabouts } from '../importers/manifest.ts'
import { formatPath, valueAt } from '../path.ts'
import { type Exporting, isSame } from './origin.ts'

/** Places whose patches are written, and those that no manifest says anything of. */
const written: readonly string[] = ['autoscaler', 'requests', 'limits', 'nodePools']
const assumed: readonly string[] = ['memory', 'initContainers', 'metrics']

/** Notes what else of the scenario is otherwise than in the manifests that it came from: budgets, placement, probes, priorities, limits. */
export function noteOtherChanges(data: unknown, { origins, note }: Exporting): void {
  for (const { at, value, manifest } of origins.offers) {
    if ([...written, ...assumed].some((key) => at.includes(key))) continue
    const index = at[0] === 'services' ? origins.positionOf(data, Number(at[1])) : undefined
    // A service that is gone is told by itself.
    if (at[0] === 'services' && index === undefined) continue
    const path = index === undefined ? at : ['services', index, ...at.slice(2)]
    if (!isSame(value, valueAt(data, path)))
      note(`${formatPath(path, data)} is otherwise than in ${whereabouts(manifest).object}: change it there`)
  }
}
