import { expect, test } from 'vitest'
import { podOf as pod, poolFor as pool, worldOf as world } from './fixture.ts'
import { provision } from './provision.ts'

test('pods share a claim, and the types that are left hold all of them', () => {
  const { claims, decisions } = provision(world([pod('p1', 1500), pod('p2', 1500)]))
  expect(claims.map(({ pods, instanceTypes }) => [pods, instanceTypes.map((option) => option.type.name)])).toEqual([
    [['p1', 'p2'], ['large']],
  ])
  expect(decisions.get('p2')).toEqual({ rule: 'open-claim', relaxed: [] })
})

test('the heavier pool goes first, then the name from the end of the alphabet', () => {
  const placed = (pools: Parameters<typeof world>[1]) => provision(world([pod('p', 100)], pools)).claims[0].nodePool
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
