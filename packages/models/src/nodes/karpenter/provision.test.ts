import { expect, test } from 'vitest'
import { apart, nodeOf, podOf as pod, poolFor as pool, running, small, worldOf as world } from './fixture.ts'
import { provision } from './provision.ts'

const host = 'kubernetes.io/hostname'
const zone = 'topology.kubernetes.io/zone'

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
  const pods = ['p1', 'p2'].map((name) => pod(name, 100, apart(host)))
  const { claims, failed } = provision(world(pods, [pool('general', { limits: { cpuMilli: 8000 } })]))
  expect(claims).toHaveLength(1)
  expect(failed).toEqual(['p2'])
})

test('a preference that cannot be met is dropped, and the decision says so', () => {
  const preferredNodeAffinity = [{ weight: 1, expressions: [{ key: 'team', operator: 'In', values: ['blue'] } as const] }]
  const { decisions } = provision(world([pod('p', 100, { preferredNodeAffinity })]))
  expect(decisions.get('p')).toEqual({ rule: 'new-claim', relaxed: ['drop-node-preference'] })
})

test('anti-affinity on hosts: a machine for each pod; on zones: one for each zone, and no more', () => {
  const three = (topologyKey: string) => provision(world(['p1', 'p2', 'p3'].map((name) => pod(name, 100, apart(topologyKey)))))
  expect(three(host).claims.map(({ pods }) => pods)).toEqual([['p1'], ['p2'], ['p3']])
  // A claim may still become a machine of either zone, so the first one blocks both. With the zone pinned there is room for two.
  expect(three(zone)).toMatchObject({ claims: [{ pods: ['p1'] }], failed: ['p2', 'p3'] })
  const pinned = ['a', 'b', 'b'].map((name, index) => pod(`p${index}`, 100, { ...apart(zone), nodeSelector: { [zone]: name } }))
  expect(provision(world(pinned))).toMatchObject({ claims: [{ pods: ['p0'] }, { pods: ['p1'] }], failed: ['p2'] })
})

test('pods that run keep others away, though those ask for nothing', () => {
  const nodes = [nodeOf('n1', small, [running('old', 100, apart(host))])]
  expect(provision({ ...world([pod('p', 100)]), nodes }).claims).toHaveLength(1)
  expect(provision({ ...world([pod('p', 100, { labels: { app: 'other' } })]), nodes }).existing.get('n1')).toEqual(['p'])
})

test('affinity: to where the company is; the first of its own kind begins somewhere, and the others follow', () => {
  const to = (app: string, topologyKey: string) => ({
    podAffinity: { required: [{ topologyKey, selector: { matchLabels: { app } } }], preferred: [] },
  })
  const nodes = [nodeOf('n1', small, [running('cache', 1900, { labels: { app: 'cache' } })])]
  // The node in zone a is full: a new machine, and it must be in zone a.
  const { claims } = provision({ ...world([pod('p', 1000, to('cache', zone))]), nodes })
  expect([...(claims[0].requirements.get(zone)?.values ?? [])]).toEqual(['a'])
  const alone = provision(world([pod('p', 100, to('nobody', zone))]))
  expect([alone.failed, alone.decisions.get('p')?.rule]).toEqual([['p'], 'unsatisfiable-topology'])
  // On one host together they are, until no type is large enough: 8 cores hold two pods of 3.
  const own = provision(world(['p1', 'p2', 'p3'].map((name) => pod(name, 3000, to('shop', host)))))
  expect(own).toMatchObject({ claims: [{ pods: ['p1', 'p2'] }], failed: ['p3'] })
})

test('a wish for company is dropped before one for nodes', () => {
  const podAffinity = { required: [], preferred: [{ weight: 1, topologyKey: zone, selector: { matchLabels: { app: 'nobody' } } }] }
  const preferredNodeAffinity = [{ weight: 9, expressions: [{ key: 'team', operator: 'In', values: ['blue'] } as const] }]
  const { decisions } = provision(world([pod('p', 100, { podAffinity, preferredNodeAffinity })]))
  expect(decisions.get('p')).toEqual({ rule: 'new-claim', relaxed: ['drop-pod-preference', 'drop-node-preference'] })
})

test('a host port is taken once on each machine', () => {
  const hostPorts = [{ port: 80, protocol: 'TCP' }] as const
  const nodes = [nodeOf('n1', small, [running('old', 100, { hostPorts })])]
  const { claims, existing } = provision({ ...world(['p1', 'p2'].map((name) => pod(name, 100, { hostPorts }))), nodes })
  expect([claims.map(({ pods }) => pods), existing.size]).toEqual([[['p1'], ['p2']], 0])
})
