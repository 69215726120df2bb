import { bindPod, type NodeUse, refusedBy, surroundingsOf } from '../../contract/scheduling/index.ts'
import { isBackedOff } from './backoff.ts'
import type { CaSettings } from './spec.ts'
import type { CaState } from './state.ts'
import type { CaGroup, CaNode, CaPod, CaSeen } from './world.ts'

/** ready · starting: registered, not ready yet, still counted as upcoming · unready: should be ready by now */
export type Readiness = 'ready' | 'starting' | 'unready'

export type Census = {
  readonly ready: readonly CaNode[]
  readonly unready: readonly CaNode[]
  /** By group: nodes wanted that are neither ready nor broken. */
  readonly upcoming: ReadonlyMap<string, number>
}

/** Sorts the nodes and counts what each group still waits for. */
export function takeCensus({ flags }: CaSettings, { atSeconds, nodes, groups }: CaSeen): Census {
  const templates = new Map(groups.map(({ name, template }) => [name, template]))
  const readiness = (node: CaNode): Readiness => {
    // A GPU node before its driver offers the GPUs is as good as not ready.
    const lacksGpus = node.group !== null && (templates.get(node.group)?.capacity.gpu ?? 0) > 0 && node.use.node.allocatable.gpu === 0
    if (node.isReady && !lacksGpus) return 'ready'
    return node.createdAtSeconds + flags['max-node-startup-time'] > atSeconds ? 'starting' : 'unready'
  }
  const kinds = nodes.map(readiness)
  const present = new Map<string, number>()
  nodes.forEach(({ group }, index) => {
    if (group !== null && kinds[index] !== 'starting') present.set(group, (present.get(group) ?? 0) + 1)
  })
  return {
    ready: nodes.filter((_, index) => kinds[index] === 'ready'),
    unready: nodes.filter((_, index) => kinds[index] === 'unready'),
    upcoming: new Map(groups.map(({ name, targetSize }) => [name, Math.max(0, targetSize - (present.get(name) ?? 0))])),
  }
}

/** The cluster as the simulations see it: registered nodes first, then a placeholder for each upcoming one. Mutable: pods are put on it. */
export type Snapshot = { readonly uses: NodeUse[]; readonly nodes: readonly CaNode[] }

/** Placeholders stand for upcoming nodes of groups that aren't backed off: they keep pods from asking twice while nodes boot. */
export function takeSnapshot(state: CaState, seen: CaSeen, { ready, upcoming }: Census): Snapshot {
  const growing = seen.groups.filter(({ name }) => !isBackedOff(state.backoffs, name, seen.atSeconds))
  const placeholders = growing.flatMap((group) =>
    Array.from({ length: upcoming.get(group.name) ?? 0 }, (_, index) => freshNode(group, `upcoming-${index}`)),
  )
  return { uses: [...ready.map(({ use }) => use), ...placeholders], nodes: ready }
}

const hostname = 'kubernetes.io/hostname'

/** A new node of the group under a name of its own. */
export function freshNode({ name, template }: Pick<CaGroup, 'name' | 'template'>, suffix: string): NodeUse {
  const fresh = `${name}-${suffix}`
  const { node } = template.use
  return { ...template.use, node: { ...node, name: fresh, labels: { ...node.labels, [hostname]: fresh } } }
}

/**
 * Puts the pod on the first node from `start` on, going round, that no filter of the scheduler refuses.
 *
 * @returns index into `uses`, or -1
 */
export function placeOnFirst(uses: NodeUse[], { spec }: CaPod, mayUse: (index: number) => boolean, start = 0): number {
  const surroundings = surroundingsOf(spec, uses)
  for (let step = 0; step < uses.length; step++) {
    const index = (start + step) % uses.length
    if (!mayUse(index) || refusedBy(spec, uses[index], surroundings)) continue
    uses[index] = bindPod(uses[index], spec)
    return index
  }
  return -1
}
