import { cheapestOffering, type KarpenterInstanceType, type NodeClaim, type Provisioning, provision } from '@plimsoll/models'
import type { Format, Header, Replayed } from '../format.ts'
import { createTally } from '../tally.ts'
import { type Catalogue, ignored, instanceTypesOf, type RecordedInput, recordedRequirements, worldOf } from './karpenter-world.ts'

type RecordedClaim = {
  readonly nodePool: string
  readonly pods: readonly string[]
  readonly instanceTypes: readonly string[]
  readonly requirements: readonly {
    readonly key: string
    readonly operator: string
    readonly values?: readonly string[]
    readonly minValues?: number
  }[]
  readonly requests?: Readonly<Record<string, number>>
  readonly cheapest: {
    readonly instanceType: string
    readonly zone: string
    readonly capacityType: string
    readonly priceUsdPerHour: string
  }
}

type SummaryClaim = {
  readonly nodePool: string
  readonly podsByGroup: Readonly<Record<string, number>>
  readonly instanceTypeCount: number
}

type Case = {
  readonly id: string
  readonly features?: readonly string[]
  readonly input: RecordedInput
  readonly result: {
    readonly exact: boolean
    readonly claims?: readonly RecordedClaim[]
    readonly existing?: Readonly<Record<string, readonly string[]>>
    readonly errors?: Readonly<Record<string, string>>
    readonly summary?: {
      readonly claims: readonly SummaryClaim[]
      readonly existing: Readonly<Record<string, Readonly<Record<string, number>>>>
      readonly errors: Readonly<Record<string, number>>
    }
  }
}

/** Whole solves of Karpenter's provisioner: claims with their pods, types and requirements, pods on existing nodes, pods left over. */
export const karpenterProvisioning: Format = {
  unit: 'solves',
  matches: ({ format }) => format === 'plimsoll/vectors/karpenter-provisioning@1',
  replay: replaySolves,
}

function replaySolves(_header: Header, cases: Iterable<unknown>): Replayed {
  const catalogues = new Map<string, readonly KarpenterInstanceType[]>()
  const many = { passed: 0, all: 0 }
  const tally = createTally()
  for (const line of cases as Iterable<Case | Catalogue>) {
    if ('kind' in line) {
      catalogues.set(line.name, instanceTypesOf(line))
      continue
    }
    const result = provision(worldOf(line.input, catalogues.get(line.input.catalogue)!))
    const { expected, got } = line.result.exact ? exactly(line, result) : inSum(line, result)
    const doesAgree = tally.compare(expected, got, () => ({
      at: line.id,
      inputs: line.input,
      rule: [...result.decisions].map(([pod, { rule, relaxed }]) => [pod, rule, ...relaxed].join(' ')).join(', '),
    }))
    if (line.features?.includes('moreThan12Claims')) {
      many.all++
      if (doesAgree) many.passed++
    }
  }
  return tally.finish([`of them ${many.passed} of ${many.all} with more than 12 claims (Go's sort)`])
}

function exactly({ result }: Case, { claims, existing, failed }: Provisioning): { readonly expected: unknown; readonly got: unknown } {
  const recorded = [...(result.claims ?? [])].sort((a, b) => (a.pods[0] < b.pods[0] ? -1 : 1))
  const ours = [...claims].sort((a, b) => (a.pods[0] < b.pods[0] ? -1 : 1))
  return {
    expected: { claims: recorded.map(expectedClaim), existing: result.existing ?? {}, failed: Object.keys(result.errors ?? {}).sort() },
    got: {
      claims: ours.map((claim, index) => gotClaim(claim, recorded[index])),
      existing: Object.fromEntries(existing),
      failed: [...failed].sort(),
    },
  }
}

function expectedClaim({ nodePool, pods, instanceTypes, requirements, requests, cheapest }: RecordedClaim): unknown {
  return {
    nodePool,
    pods,
    instanceTypes,
    requests: requests && { cpuMilli: 0, memoryBytes: 0, gpu: 0, pods: 0, ...requests },
    cheapest: { ...cheapest, priceUsdPerHour: Number(cheapest.priceUsdPerHour) },
    requirements: requirements.filter(({ key }) => !ignored.has(key)).map((each) => ({ ...each, values: [...(each.values ?? [])].sort() })),
  }
}

function gotClaim({ nodePool, pods, instanceTypes, requirements, requests }: NodeClaim, recorded: RecordedClaim | undefined): unknown {
  const [first] = instanceTypes
  const best = cheapestOffering(first.type, requirements)
  return {
    nodePool,
    pods,
    instanceTypes: instanceTypes.map(({ type }) => type.name),
    requests: recorded?.requests && requests,
    cheapest: best && {
      instanceType: first.type.name,
      zone: best.offering.zone,
      capacityType: best.offering.capacityType,
      priceUsdPerHour: best.priceUsdPerHour,
    },
    requirements: recordedRequirements(requirements),
  }
}

/** Where the real one drew between equal domains only the sums are comparable. */
function inSum({ result }: Case, { claims, existing, failed }: Provisioning): { readonly expected: unknown; readonly got: unknown } {
  const summary = result.summary!
  const got = claims.map(({ nodePool, pods, instanceTypes }) => ({
    nodePool,
    podsByGroup: byGroup(pods),
    instanceTypeCount: instanceTypes.length,
  }))
  return {
    expected: { claims: summary.claims.map(asText).sort(), existing: summary.existing, errors: summary.errors },
    got: {
      claims: got.map(asText).sort(),
      existing: Object.fromEntries([...existing].map(([node, pods]) => [node, byGroup(pods)])),
      errors: byGroup(failed),
    },
  }
}

function asText({ nodePool, podsByGroup, instanceTypeCount }: SummaryClaim): string {
  const groups = Object.keys(podsByGroup).sort()
  return [nodePool, instanceTypeCount, ...groups.map((group) => `${group}:${podsByGroup[group]}`)].join(' ')
}

function byGroup(pods: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const pod of pods) {
    const group = pod.slice(0, pod.lastIndexOf('-'))
    counts[group] = (counts[group] ?? 0) + 1
  }
  return counts
}
