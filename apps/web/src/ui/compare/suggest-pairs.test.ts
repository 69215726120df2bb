import { expect, test } from 'vitest'
import type { RunMeta } from '@/simulation/run-meta.ts'
import { suggestPairs } from './suggest-pairs.ts'

type Origin = { scenario?: string; template?: string; forkedFrom?: string; revision?: number; seed?: number }

const run = (id: string, { scenario = id, template, forkedFrom, revision = 1, seed = 1 }: Origin): RunMeta => ({
  id,
  scenario: { id: scenario, name: scenario, template: template ?? null, forkedFromId: forkedFrom ?? null },
  revision: { number: revision, text: '' },
  seed,
  status: 'done',
  failure: null,
  createdAt: new Date(0),
  startedAt: null,
  finishedAt: null,
  summary: null,
})

const named = (runs: RunMeta[]) => suggestPairs(runs).map(({ before, after }) => `${before.id} → ${after.id}`)

test('a later revision is held against the nearest one before it', () => {
  expect(named([run('c', { scenario: 's', revision: 3 }), run('b', { scenario: 's', revision: 2 }), run('a', { scenario: 's' })])).toEqual([
    'b → c',
  ])
})

test('a fork is held against its origin, variants of an example in the order of their files', () => {
  const variants = [run('a', { template: 'x/a.yaml' }), run('b', { template: 'x/b.yaml' }), run('c', { template: 'y/a.yaml' })]
  expect(named([run('fork', { forkedFrom: 'origin' }), run('origin', {}), ...variants])).toEqual(['origin → fork', 'a → b'])
})

test('neither another seed nor the same revision again, nor strangers, make a comparison', () => {
  expect(named([run('b', { scenario: 's', revision: 2, seed: 2 }), run('a', { scenario: 's' })])).toEqual([])
  expect(named([run('b', { scenario: 's' }), run('a', { scenario: 's' })])).toEqual([])
  expect(named([run('b', {}), run('a', {})])).toEqual([])
})
