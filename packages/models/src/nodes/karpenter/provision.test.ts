import { expect, test } from 'vitest'
import { provision } from './provision.ts'
import { nodePoolSpec, poolOf } from './spec.ts'
import type { KarpenterInstanceType, KarpenterPod, KarpenterPool, KarpenterWorld } from './world.ts'

const GiB = 1_073_741_824
const type = (name: string, cores: number, priceUsdPerHour: number): KarpenterInstanceType => {
  const amounts = { cpuMilli: cores * 1000, memoryBytes: cores * 4 * GiB, gpu: 0, pods: 50 }
  const offering = (zone: string) => ({ zone, capacityType: 'on-demand', priceUsdPerHour, isAvailable: true })
  return {
    name,
    labels: { 'kubernetes.io/arch': 'amd64' },
    capacity: amounts,
    allocatable: amounts,
    offerings: [offering('a'), offering('b')],
  }
}
const pool = (name: string, fields: Partial<KarpenterPool> = {}): KarpenterPool => ({
  name,
  weight: 0,
  labels: {},
  requirements: [],
  taints: [],
  limits: {},
  ...fields,
})
const pod = (name: string, cpuMilli: number, fields: Partial<KarpenterPod> = {}): KarpenterPod => ({
  name,
  uid: name,
  createdAtSeconds: 0,
  labels: { app: 'shop' },
  requests: { cpuMilli, memoryBytes: GiB, gpu: 0, pods: 1 },
  tolerations: [],
  preferredNodeAffinity: [],
  topologySpread: [],
  requiredPodAntiAffinity: [],
  ...fields,
})
const world = (pods: readonly KarpenterPod[], pools: readonly KarpenterPool[] = [pool('general')]): KarpenterWorld => ({
  pools,
  instanceTypes: [type('small', 2, 0.1), type('large', 8, 0.4)],
  daemonSets: [],
  nodes: [],
  pods,
})

test('pods share a claim, and the types that are left hold all of them', () => {
  const { claims, decisions } = provision(world([pod('p1', 1500), pod('p2', 1500)]))
  expect(claims.map(({ pods, instanceTypes }) => [pods, instanceTypes.map((option) => option.type.name)])).toEqual([
    [['p1', 'p2'], ['large']],
  ])
  expect(decisions.get('p2')).toEqual({ rule: 'open-claim', relaxed: [] })
})

test('the heavier pool goes first, then the name from the end of the alphabet', () => {
  const placed = (pools: readonly KarpenterPool[]) => provision(world([pod('p', 100)], pools)).claims[0].nodePool
  expect(placed([pool('a'), pool('z')])).toBe('z')
  expect(placed([pool('a', { weight: 1 }), pool('z')])).toBe('a')
})

test('a limit is charged with the largest type that a claim may become', () => {
  // The first claim could become a machine of 8 cores, so nothing is left of 8, although 2 would do.
  const host = [{ topologyKey: 'kubernetes.io/hostname', matchLabels: { app: 'shop' } }]
  const pods = ['p1', 'p2'].map((name) => pod(name, 100, { requiredPodAntiAffinity: host }))
  const { claims, failed } = provision(world(pods, [pool('general', { limits: { cpuMilli: 8000 } })]))
  expect(claims).toHaveLength(1)
  expect(failed).toEqual(['p2'])
})

test('a preference that cannot be met is dropped, and the decision says so', () => {
  const preferredNodeAffinity = [{ weight: 1, expressions: [{ key: 'team', operator: 'In', values: ['blue'] } as const] }]
  const { decisions } = provision(world([pod('p', 100, { preferredNodeAffinity })]))
  expect(decisions.get('p')).toEqual({ rule: 'new-claim', relaxed: ['drop-node-preference'] })
})

test('a NodePool manifest is read by its own names', () => {
  const parsed = nodePoolSpec.parse({
    metadata: { name: 'general' },
    spec: {
      limits: { cpu: '800', memory: '1Ti' },
      template: { spec: { requirements: [{ key: 'kubernetes.io/arch', operator: 'Exists' }] } },
    },
  })
  expect(poolOf(parsed)).toMatchObject({ name: 'general', weight: 0, limits: { cpuMilli: 800_000, memoryBytes: 1024 * GiB } })
})
