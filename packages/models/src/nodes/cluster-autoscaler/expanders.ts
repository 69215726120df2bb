import { requestsOf } from '../../contract/scheduling/index.ts'
import type { ExpanderName } from './flags.ts'
import { priceScore } from './price.ts'
import type { CaGroup, CaPod, CaPodPrices } from './world.ts'

/** One node group that could help: how many nodes, for which pods. */
export type Option = {
  readonly group: CaGroup
  readonly priority: number | undefined
  readonly nodes: number
  readonly pods: readonly CaPod[]
}

export type Surroundings = { readonly clusterNodes: number; readonly podPrices?: CaPodPrices; readonly draw: () => number }

/** Each expander of the chain narrows what the one before it left; of what remains one is drawn. */
export function chooseOption(chain: readonly ExpanderName[], options: readonly Option[], surroundings: Surroundings): Option {
  const left = chain.reduce((remaining, name) => (remaining.length > 1 ? narrow(name, remaining, surroundings) : remaining), options)
  return left.length === 1 ? left[0] : left[Math.min(left.length - 1, Math.floor(surroundings.draw() * left.length))]
}

function narrow(name: ExpanderName, options: readonly Option[], surroundings: Surroundings): readonly Option[] {
  switch (name) {
    case 'random':
      return options
    case 'most-pods':
      return smallest(options, ({ pods }) => -pods.length)
    case 'least-nodes':
      return smallest(options, ({ nodes }) => nodes)
    case 'least-waste':
      return smallest(options, waste)
    case 'price':
      return byPrice(options, surroundings)
    case 'priority':
      return byPriority(options)
  }
}

function smallest(options: readonly Option[], score: (option: Option) => number): Option[] {
  const scores = options.map(score)
  const least = Math.min(...scores)
  return options.filter((_, index) => scores[index] === least)
}

/** Unrequested share of CPU plus that of memory, of the capacity (not the allocatable) of the new nodes. Other resources don't count. */
export function waste({ group: { template }, nodes, pods }: Option): number {
  const requested = pods.map(({ spec }) => requestsOf(spec.containers))
  const share = (key: 'cpuMilli' | 'memoryBytes') => {
    const available = template.capacity[key] * nodes
    return (available - requested.reduce((sum, each) => sum + each[key], 0)) / available
  }
  return share('cpuMilli') + share('memoryBytes')
}

/** Groups that no priority names are out, unless that leaves none. */
function byPriority(options: readonly Option[]): readonly Option[] {
  const highest = Math.max(...options.map(({ priority }) => priority ?? Number.NEGATIVE_INFINITY))
  return Number.isFinite(highest) ? options.filter(({ priority }) => priority === highest) : options
}

function byPrice(options: readonly Option[], { clusterNodes, podPrices }: Surroundings): readonly Option[] {
  if (!podPrices) return options
  const priced = options.filter(({ group }) => group.usdPerHour !== undefined)
  return priced.length === 0 ? options : smallest(priced, (option) => priceScore(option, podPrices, clusterNodes))
}
