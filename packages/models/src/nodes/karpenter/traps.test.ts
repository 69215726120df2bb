import { expect, test } from 'vitest'
import { allowedDisruptions } from './disruption/budgets.ts'
import { candidatesOf } from './disruption/candidates.ts'
import { expiredNodes } from './disruption/forceful.ts'
import { consolidateMany, consolidateOne } from './disruption/methods.ts'
import { apart, disruptionWorld, large, nodeOf, podOf, poolFor, running, small, typeOf, worldOf } from './fixture.ts'
import { chooseOffering } from './launch/choose-offering.ts'
import { provision } from './provision.ts'

// Each case is one in which a plausible model of Karpenter goes wrong. The naive answer stands beside the real one.

test('first-fit is not how claims are filled: the one with the fewest pods goes first', () => {
  // Anti-affinity opens two claims with one pod each; c lands on the first; then the second has fewer. First-fit would put d on the first.
  const alone = apart('kubernetes.io/hostname')
  const other = { labels: { app: 'other' } }
  const pods = [podOf('a', 1000, alone), podOf('b', 999, alone), podOf('c', 200, other), podOf('d', 100, other)]
  expect(
    provision(worldOf(pods))
      .claims.map((claim) => claim.pods)
      .sort(),
  ).toEqual([
    ['a', 'c'],
    ['b', 'd'],
  ])
})

test('the type is chosen after packing: three pods that would each take a small machine share a large one', () => {
  // Cheapest type for the first pod alone is small, so a model that picks types first opens three of them.
  const { claims } = provision(worldOf(['a', 'b', 'c'].map((name) => podOf(name, 1500))))
  expect(claims.map(({ pods, instanceTypes }) => [pods.length, instanceTypes[0].type.name])).toEqual([[3, 'large']])
})

test('on spot the cheapest type is not always what is launched', () => {
  const requirements = [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot'] } as const]
  const types = [typeOf('cheap', 2, 1, 0.1), typeOf('dear', 2, 1, 0.11)]
  const [claim] = provision({ ...worldOf([podOf('p', 100)], [poolFor('general', { requirements })]), instanceTypes: types }).claims
  const launched = [0.1, 0.3, 0.6, 0.9].map((ratio) => chooseOffering(claim, ratio)?.type.name)
  expect(new Set(launched)).toEqual(new Set(['cheap', 'dear']))
})

test('consolidation is no optimum: three that fit one are missed because two of them do not pay', () => {
  // Three at 0.10 become one at 0.25. The search tries two first: 0.25 is not below 0.20, so it never tries three.
  const world = disruptionWorld(
    ['n1', 'n2', 'n3'].map((name) => nodeOf(name, small, [running(`p-${name}`, 1500)])),
    { instanceTypes: [small, typeOf('large', 8, 0.25)] },
  )
  expect(consolidateMany(world, candidatesOf(world))).toBeNull()
})

test('consolidation never makes two machines of one', () => {
  // 16 cores for 0.9 could become two of 8 for 0.8 together: the pods do not fit one.
  const huge = typeOf('huge', 16, 0.9)
  const world = disruptionWorld([nodeOf('n', huge, [running('p1', 6000), running('p2', 6000)])], { instanceTypes: [small, large, huge] })
  expect(consolidateOne(world, candidatesOf(world), ['general'])).toBeNull()
})

test('expiry asks no budget', () => {
  const pool = poolFor('general', {
    expireAfterSeconds: 3600,
    disruption: { ...poolFor('p').disruption, budgets: [{ nodes: { count: 0 } }] },
  })
  const nodes = ['n1', 'n2', 'n3'].map((name) => ({ name, nodePool: 'general', createdAtSeconds: 0, isDeleting: false }))
  const world = disruptionWorld(
    nodes.map(({ name }) => nodeOf(name, small, [])),
    { pools: [pool] },
  )
  expect(allowedDisruptions(world, 'Empty').get('general')).toBe(0)
  expect(expiredNodes(nodes, [pool], 3600)).toHaveLength(3)
})
