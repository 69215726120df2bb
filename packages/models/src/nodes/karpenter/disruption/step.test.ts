import { describe, expect, test } from 'vitest'
import { disruptionWorld, large, nodeOf, poolFor, running, small } from '../fixture.ts'
import { expiredNodes } from './forceful.ts'
import { type DisruptionState, initialDisruptionState, stepDisruption } from './step.ts'
import type { DisruptionNode, DisruptionWorld } from './world.ts'

const look = (world: DisruptionWorld, state: DisruptionState = initialDisruptionState, version = '1') =>
  stepDisruption(world, state, { version, poolOrder: ['general'] })
const empty = (atSeconds: number, fields: Partial<DisruptionNode> = {}) => disruptionWorld([nodeOf('n', small, [], fields)], { atSeconds })
const names = (step: ReturnType<typeof look>) => step.removal?.candidates.map(({ node }) => node.name)

describe('a pass', () => {
  test('what it finds is done 15 s later, if it is still right', () => {
    const first = look(empty(100))
    expect([first.rule, first.nextAtSeconds, first.removal]).toEqual(['waits-for-validation', 115, null])
    const second = look(empty(115), first.state)
    expect([second.rule, names(second), second.removal?.reason, second.nextAtSeconds]).toEqual(['validated', ['n'], 'Empty', 115])
  })

  test('a node that got a pod meanwhile stays', () => {
    const { state } = look(empty(100))
    const second = look(disruptionWorld([nodeOf('n', small, [running('p', 100)])], { atSeconds: 115 }), state)
    expect([second.rule, second.removal, second.nextAtSeconds]).toEqual(['not-valid-any-more', null, 125])
  })

  test('a replacement is validated by a new solve', () => {
    const world = (atSeconds: number, cpuMilli: number) => disruptionWorld([nodeOf('n', large, [running('p', cpuMilli)])], { atSeconds })
    const { state } = look(world(0, 1500))
    expect(names(look(world(15, 1500), state))).toEqual(['n'])
    expect(look(world(15, 2500), state).rule).toBe('not-valid-any-more')
  })

  test('after a search that found nothing there is no other before something changes, five minutes at most', () => {
    const world = (atSeconds: number) => disruptionWorld([nodeOf('n', small, [running('p', 1500)])], { atSeconds })
    const first = look(world(0))
    expect([first.rule, first.nextAtSeconds]).toEqual(['nothing-to-do', 10])
    const remembered = { 'multi-node': { version: '1', atSeconds: 0 }, 'single-node': { version: '1', atSeconds: 0 } }
    expect(first.state.fruitless).toMatchObject(remembered)
    expect(look(world(10), first.state).state.fruitless).toMatchObject(remembered)
    expect(look(world(300), first.state).state.fruitless).toMatchObject({ 'single-node': { atSeconds: 300 } })
    expect(look(world(10), first.state, '2').state.fruitless).toMatchObject({ 'single-node': { version: '2', atSeconds: 10 } })
  })

  test('a budget that holds candidates back does not end the search', () => {
    const pools = [poolFor('general', { disruption: { ...poolFor('p').disruption, budgets: [{ nodes: { count: 0 } }] } })]
    const { state } = look(disruptionWorld([nodeOf('n', small, [])], { pools }))
    expect(state.fruitless.emptiness).toBeUndefined()
  })
})

describe('drift', () => {
  test('empty nodes first, then the one that differs longest; one a pass, with as many machines as its pods need', () => {
    const nodes = [
      nodeOf('late', small, [running('p1', 1500)], { driftedAtSeconds: 20, isConsolidatable: false }),
      nodeOf('early', small, [running('p2', 1500)], { driftedAtSeconds: 10, isConsolidatable: false }),
      nodeOf('empty', small, [], { driftedAtSeconds: 30, isConsolidatable: false }),
    ]
    const first = look(disruptionWorld(nodes))
    expect([first.rule, names(first), first.removal?.replacements]).toEqual(['drifted', ['empty'], []])
    const second = look(disruptionWorld(nodes.slice(0, 2)))
    expect([names(second), second.removal?.replacements.length, second.removal?.reason]).toEqual([['early'], 1, 'Drifted'])
  })
})

test('a node expires at its age', () => {
  const pools = [poolFor('general', { expireAfterSeconds: 1000 })]
  const node = { name: 'n', nodePool: 'general', createdAtSeconds: 50, isDeleting: false }
  expect(expiredNodes([node], pools, 1049)).toEqual([])
  expect(expiredNodes([node], pools, 1050)).toEqual([node])
  expect(expiredNodes([{ ...node, isDeleting: true }], pools, 1050)).toEqual([])
})
