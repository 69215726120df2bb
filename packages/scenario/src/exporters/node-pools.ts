import { valueAt } from '../path.ts'
import { withLeftOut } from './left-out-parts.ts'
import { difference, type Exporting, isSame } from './origin.ts'

/** Karpenter's NodePools that the scenario has otherwise than the manifests, or all of them without manifests. */
export function nodePoolPatches(nodes: unknown, { origins, note }: Exporting): readonly Record<string, unknown>[] {
  const listed = valueAt(nodes, ['karpenter', 'nodePools'])
  const pools = Array.isArray(listed) ? listed : []
  const nameOf = (pool: unknown) => String(valueAt(pool, ['metadata', 'name']))
  for (const name of origins.nodePools.keys())
    if (!pools.some((pool) => nameOf(pool) === name)) note(`the scenario has no NodePool ${name}: delete it if that is meant`)
  return pools.flatMap((pool) => {
    const before = origins.nodePools.get(nameOf(pool))
    if (isSame(before?.imported, pool)) return []
    const spec = valueAt(pool, ['spec'])
    if (before === undefined && valueAt(spec, ['template', 'spec', 'nodeClassRef']) === undefined)
      note(`NodePool ${nameOf(pool)} names no node class, which a cluster asks for: add spec.template.spec.nodeClassRef`)
    const [imported, given] = [before?.imported, before?.manifest.data].map((each) => valueAt(each, ['spec']))
    const changed = before === undefined ? spec : withLeftOut(difference(imported, spec), imported, given)
    return changed === undefined
      ? []
      : [{ apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata: { name: nameOf(pool) }, spec: changed }]
  })
}
