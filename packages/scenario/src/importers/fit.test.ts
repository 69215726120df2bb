import { describe, expect, it } from 'vitest'
import type { Path } from '../path.ts'
import { type Check, fit } from './fit.ts'
import type { Importer, Offer } from './importer.ts'

const manifest = { file: 'a.yaml', kind: 'Box', apiVersion: 'v1', name: 'one', namespace: 'default', data: {} }
const importer: Importer = {
  kind: 'Box',
  apiVersions: ['v1'],
  fields: [
    { at: 'spec', use: 'used' },
    { at: 'spec.colour', use: 'harmless', why: 'for people' },
    { at: 'spec.lid', use: 'used', why: 'lids are not simulated' },
  ],
  read: () => {},
}

const offer = (value: unknown, more: Partial<Offer> = {}): Offer => ({ at: ['box'], value, manifest, from: 'spec', ...more })
/** A schema that finds these faults wherever the document still has something at their place. */
const finding =
  (...faults: readonly (readonly [code: string, at: Path])[]): Check =>
  (data) =>
    faults
      .filter(([, at]) => at.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], data) !== undefined)
      .map(([code, at]) => ({ code, at, is: 'is wrong', expected: 'something else' }))
const run = (offers: readonly Offer[], check: Check) => fit({ name: 'base', old: 1 }, offers, check, [importer])

describe('fit', () => {
  it('takes what is sound, in the place of what it replaces', () => {
    const { data, taken, refused } = run([offer({ size: 3, colour: 'red' }, { instead: ['old'] })], finding())
    // What the importer leaves out anyway is reported by it, once.
    expect(data).toEqual({ name: 'base', box: { size: 3 } })
    expect([taken.length, refused]).toEqual([1, []])
  })

  it('takes the known keys and reports the others by the field they came from', () => {
    const { data, refused } = run([offer({ size: 3, lid: { open: true } })], finding(['E110', ['box', 'lid']]))
    expect(data).toEqual({ name: 'base', old: 1, box: { size: 3 } })
    expect(refused).toEqual([{ object: 'Box one', file: 'a.yaml', path: 'spec.lid', doesMatter: true, why: 'lids are not simulated' }])
  })

  it.each([
    ['a key that the document does not know', ['E110', ['box']] as const, 'a scenario has no place for it yet'],
    ['a choice that it does not know', ['E116', ['box']] as const, 'a scenario has no place for it yet'],
    ['a value that it refuses', ['E113', ['box', 'size']] as const, 'size is wrong; expected something else'],
  ])('keeps the base where the offer is %s', (_, fault, why) => {
    const { data, taken, refused } = run([offer({ size: 3 }, { instead: ['old'] })], finding(fault))
    expect(data).toEqual({ name: 'base', old: 1 })
    expect(taken).toEqual([])
    expect(refused.map((field) => [field.path, field.why])).toEqual([['spec', why]])
  })

  it('lets entries of a list stand or fall one by one, the list with its last', () => {
    const metrics = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
    const bad: Check = (data) =>
      ((data as { box?: { metrics?: { id: string }[] } }).box?.metrics ?? []).flatMap(({ id }, index) =>
        id === 'b' ? [] : [{ code: 'E210', at: ['box', 'metrics', index], is: `is ${id}`, expected: 'b' }],
      )
    const { data, refused } = run([offer({ metrics })], bad)
    expect(data).toMatchObject({ box: { metrics: [{ id: 'b' }] } })
    expect(refused.map(({ path, why }) => [path, why])).toEqual([
      ['spec.metrics.2', 'is c; expected b'],
      ['spec.metrics.0', 'is a; expected b'],
    ])
    const without = run([offer({ size: 1, metrics: [{ id: 'a' }] })], bad)
    expect(without.data).toMatchObject({ box: { size: 1 } })
    expect(without.refused.map(({ path }) => path)).toEqual(['spec.metrics'])
  })

  it('leaves no empty map behind', () => {
    const { data, refused } = run([offer({ lid: 1 })], finding(['E110', ['box', 'lid']]))
    expect([data, refused.map(({ path }) => path)]).toEqual([{ name: 'base', old: 1 }, ['spec.lid']])
  })

  it('appends to lists, and reports what never fits', () => {
    const list = { at: ['boxes', '-'] }
    expect(run([offer(1, list), offer(2, list)], finding()).data).toMatchObject({ boxes: [1, 2] })
    const never: Check = (data) =>
      Object.keys((data as { box?: object }).box ?? {}).map((key) => ({ code: 'E110', at: ['box', `${key}x`], is: '', expected: '' }))
    const { taken, refused } = run([offer({ size: 1 })], never)
    expect(taken).toEqual([])
    expect(refused.at(-1)).toMatchObject({ path: 'spec', why: 'it does not fit into a scenario' })
  })
})
