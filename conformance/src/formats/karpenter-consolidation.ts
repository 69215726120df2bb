import {
  allowedDisruptions,
  balancedTotals,
  type Candidate,
  candidatesOf,
  consolidateMany,
  consolidateOne,
  type DisruptionWorld,
  emptyCandidates,
  type KarpenterInstanceType,
  type Removal,
  removeEmpty,
  underutilizedCandidates,
} from '@plimsoll/models'
import { firstDifference } from '../compare.ts'
import type { Format, Header, Replayed } from '../format.ts'
import { createTally } from '../tally.ts'
import { disruptionWorldOf, type RecordedDisruption } from './karpenter-disruption-world.ts'
import { type Catalogue, ignored, instanceTypesOf, recordedRequirements } from './karpenter-world.ts'

type RecordedCandidate = {
  readonly node: string
  readonly priceUsdPerHour: string
  readonly rescheduleCost: number
  readonly savingsRatio: number
}

type RecordedDecision = {
  readonly decision: 'none' | 'delete' | 'replace'
  readonly nodes?: readonly string[]
  readonly replacement?: readonly {
    readonly nodePool: string
    readonly requirements: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[]
    readonly instanceTypes: readonly string[]
  }[]
}

type Case = {
  readonly id: string
  readonly input: RecordedDisruption
  readonly consolidation: {
    readonly budgets: Readonly<Record<string, Readonly<Record<string, number>>>>
    readonly emptyCandidates: readonly RecordedCandidate[]
    readonly candidates: readonly RecordedCandidate[]
    readonly balancedTotals?: Readonly<Record<string, { readonly cost: number; readonly disruption: number }>>
    readonly empty: RecordedDecision
    readonly multi: RecordedDecision
    readonly single: RecordedDecision
    readonly firstAction: string
  }
}

/** What Karpenter would remove or replace: budgets, candidates with price, cost and order, and what each method decides. */
export const karpenterConsolidation: Format = {
  unit: 'passes',
  matches: ({ format }) => format === 'plimsoll/vectors/karpenter-consolidation@1',
  replay: replayPasses,
}

function replayPasses(_header: Header, cases: Iterable<unknown>): Replayed {
  const catalogues = new Map<string, readonly KarpenterInstanceType[]>()
  const tally = createTally()
  for (const line of cases as Iterable<Case | Catalogue>) {
    if ('kind' in line) {
      catalogues.set(line.name, instanceTypesOf(line))
      continue
    }
    const expected = expectedOf(line.consolidation)
    const got = gotOf(disruptionWorldOf(line.input, catalogues.get(line.input.catalogue)!), expected.single)
    tally.compare(expected, got, () => ({ at: line.id, inputs: line.input, rule: got.firstAction }))
  }
  return tally.finish()
}

type Answer = { readonly decision: string; readonly nodes: readonly string[]; readonly replacement: readonly unknown[] }

function expectedOf({ budgets, empty, multi, single, ...recorded }: Case['consolidation']) {
  const plain = ({ decision, nodes = [], replacement = [] }: RecordedDecision): Answer => ({
    decision,
    nodes,
    replacement: replacement.map((each) => ({
      ...each,
      requirements: each.requirements
        .filter(({ key }) => !ignored.has(key))
        .map((requirement) => ({ ...requirement, values: [...(requirement.values ?? [])].sort() })),
    })),
  })
  const candidates = (list: readonly RecordedCandidate[]) =>
    list.map((each) => ({ ...each, priceUsdPerHour: Number(each.priceUsdPerHour) }))
  return {
    budgets,
    emptyCandidates: candidates(recorded.emptyCandidates),
    candidates: candidates(recorded.candidates),
    balancedTotals: recorded.balancedTotals ?? {},
    empty: { ...plain(empty), nodes: [...(empty.nodes ?? [])].sort() },
    multi: plain(multi),
    single: plain(single),
    firstAction: recorded.firstAction,
  }
}

function gotOf(world: DisruptionWorld, recordedSingle: Answer) {
  const all = candidatesOf(world)
  const empty = emptyCandidates(all)
  const rest = underutilizedCandidates(all)
  const emptied = answer(removeEmpty(world, empty))
  const multi = answer(consolidateMany(world, rest))
  const single = singleOf(world, rest, recordedSingle)
  return {
    budgets: {
      ...(empty.length > 0 && { Empty: Object.fromEntries(allowedDisruptions(world, 'Empty')) }),
      ...(rest.length > 0 && { Underutilized: Object.fromEntries(allowedDisruptions(world, 'Underutilized')) }),
    },
    emptyCandidates: empty.map(candidate),
    candidates: rest.map(candidate),
    // Recorded where there was something to judge by them.
    balancedTotals: Object.fromEntries(
      (rest.length > 0 ? [...balancedTotals(world)] : []).map(([pool, { costUsdPerHour, disruption }]) => [
        pool,
        { cost: costUsdPerHour, disruption },
      ]),
    ),
    empty: { ...emptied, nodes: [...emptied.nodes].sort() },
    multi,
    single,
    firstAction: Object.entries({ empty: emptied, multi, single }).find(([, { decision }]) => decision !== 'none')?.[0] ?? 'none',
  }
}

/** The real one takes the NodePools in a random order, so the answer of either order is right. */
function singleOf(world: DisruptionWorld, candidates: readonly Candidate[], recorded: Answer): Answer {
  const names = world.pools.map(({ name }) => name)
  const answers = [names, [...names].reverse()].map((order) => answer(consolidateOne(world, candidates, order)))
  return answers.find((each) => firstDifference(recorded, each) === undefined) ?? answers[0]
}

function answer(removal: Removal | null): Answer {
  if (!removal) return { decision: 'none', nodes: [], replacement: [] }
  const { candidates, replacements } = removal
  return {
    decision: replacements.length > 0 ? 'replace' : 'delete',
    nodes: candidates.map(({ node }) => node.name),
    replacement: replacements.map(({ nodePool, requirements, instanceTypes }) => ({
      nodePool,
      requirements: recordedRequirements(requirements),
      instanceTypes: instanceTypes.map(({ type }) => type.name),
    })),
  }
}

function candidate({ node, priceUsdPerHour, rescheduleCost, savingsRatio }: Candidate): unknown {
  return { node: node.name, priceUsdPerHour, rescheduleCost, savingsRatio }
}
