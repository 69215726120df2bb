import type { Labels } from '../../contract/node-selection.ts'
import { daemonsOnNew } from './daemons.ts'
import { type TypeOption, typeRequirements } from './instance-choice.ts'
import { operatorOf } from './requirement.ts'
import { intersects, merge, type Requirements, requirementsOf } from './requirements.ts'
import type { KarpenterInstanceType, KarpenterLimits, KarpenterNode, KarpenterPool, KarpenterWorld } from './world.ts'

/** A NodePool as the solve uses it. `remaining` shrinks as claims are opened. */
export type PoolTemplate = {
  readonly pool: KarpenterPool
  readonly requirements: Requirements
  readonly options: readonly TypeOption[]
  remaining: KarpenterLimits
}

/** Pools by weight, heaviest first, then by name from the end of the alphabet. */
export function poolTemplates(world: Pick<KarpenterWorld, 'pools' | 'instanceTypes' | 'daemonSets'>): Omit<PoolTemplate, 'remaining'>[] {
  const order = [...world.pools].sort((a, b) => b.weight - a.weight || (a.name > b.name ? -1 : a.name < b.name ? 1 : 0))
  const own = world.instanceTypes.map((type) => ({ type, requirements: typeRequirements(type) }))
  return order.map((pool) => {
    const requirements = merge(requirementsOf(pool.requirements, pool.labels), requirementsOf([], { 'karpenter.sh/nodepool': pool.name }))
    const options = own.map((each) => ({ ...each, daemons: daemonsOnNew(world.daemonSets, pool, merge(requirements, each.requirements)) }))
    return { pool, requirements, options }
  })
}

/** Limits less the capacity of the pool's nodes. */
export function remainingLimits({ name, limits }: KarpenterPool, nodes: readonly KarpenterNode[]): KarpenterLimits {
  const own = nodes.filter(({ nodePool }) => nodePool === name)
  const left = (key: 'cpuMilli' | 'memoryBytes' | 'gpu') =>
    limits[key] === undefined ? undefined : own.reduce((rest, { capacity }) => rest - capacity[key], limits[key])
  return {
    cpuMilli: left('cpuMilli'),
    memoryBytes: left('memoryBytes'),
    gpu: left('gpu'),
    nodes: limits.nodes === undefined ? undefined : limits.nodes - own.length,
  }
}

/** Types that the remaining limits still allow. */
export function withinLimits({ options, remaining }: PoolTemplate): readonly TypeOption[] {
  if (remaining.nodes !== undefined && remaining.nodes <= 0) return []
  return options.filter(({ type: { capacity } }) => limited.every((key) => capacity[key] <= (remaining[key] ?? Number.POSITIVE_INFINITY)))
}

/** A claim charges the largest capacity among the types it may become. */
export function chargeLimits(template: PoolTemplate, options: readonly TypeOption[]): void {
  const charged = (key: (typeof limited)[number]) => {
    const before = template.remaining[key]
    return before === undefined ? undefined : before - Math.max(...options.map(({ type }) => type.capacity[key]))
  }
  template.remaining = {
    cpuMilli: charged('cpuMilli'),
    memoryBytes: charged('memoryBytes'),
    gpu: charged('gpu'),
    nodes: template.remaining.nodes,
  }
}

const limited = ['cpuMilli', 'memoryBytes', 'gpu'] as const

/** Every value of every label that some pool could give a node. */
export function universeOf(pools: readonly KarpenterPool[], types: readonly KarpenterInstanceType[]): Map<string, Set<string>> {
  const universe = new Map<string, Set<string>>()
  const add = (requirements: Requirements, isListOnly: boolean) => {
    for (const [key, requirement] of requirements) {
      if (isListOnly && operatorOf(requirement) !== 'In') continue
      const known = universe.get(key) ?? new Set()
      if (!requirement.isComplement) for (const value of requirement.values) known.add(value)
      universe.set(key, known)
    }
  }
  for (const pool of pools) {
    const own = merge(requirementsOf(pool.requirements, pool.labels))
    for (const type of types) add(merge(own, typeRequirements(type)), false)
    add(own, true)
  }
  return universe
}

/** Whether a pool may launch a machine that carries these labels. Labels that the machine doesn't know don't keep it out. */
export function mayLaunch({ requirements, labels }: Pick<KarpenterPool, 'requirements' | 'labels'>, machine: Labels): boolean {
  return intersects(requirementsOf(requirements, labels), requirementsOf([], machine))
}
