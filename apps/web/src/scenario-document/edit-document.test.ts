import { describe, expect, it } from 'vitest'
import { printInline, readDocument, readInline, removeAt, setAt, valueAt } from './edit-document.ts'

const text = `# the question
name: Shop   # title
traffic:
  - name: shoppers
    pattern: { kind: constant, rate: 900/s } # flat
services: []
`

describe('setAt', () => {
  it('changes one value and leaves every other character alone', () => {
    expect(setAt(text, ['traffic', 0, 'pattern', 'rate'], '1200/s')).toBe(text.replace('900/s', '1200/s'))
    expect(setAt(text, ['name'], 'Shop: again')).toBe(text.replace('Shop ', '"Shop: again" '))
  })

  it('adds what is not there, comments kept', () => {
    const edited = setAt(text, ['traffic', 0, 'clients'], { count: 200 })
    expect(valueAt(readDocument(edited), ['traffic', 0, 'clients', 'count'])).toBe(200)
    for (const comment of ['# the question', '# title', '# flat']) expect(edited).toContain(comment)
  })

  it('creates the maps on the way', () => {
    expect(valueAt(readDocument(setAt(text, ['bill', 'budget', 'monthly'], 5)), ['bill', 'budget', 'monthly'])).toBe(5)
  })

  it('leaves a broken text alone', () => {
    expect(setAt('a: [', ['a'], 1)).toBe('a: [')
  })
})

describe('removeAt', () => {
  it('takes a value away and keeps comments', () => {
    const edited = removeAt(text, ['traffic', 0, 'pattern', 'rate'])
    expect(valueAt(readDocument(edited), ['traffic', 0, 'pattern'])).toEqual({ kind: 'constant' })
    expect(edited).toContain('# the question')
  })
})

describe('inline values', () => {
  it('come back as they were written', () => {
    for (const value of ['18ms', { p50: '18ms', p99: '120ms' }, 3, true, ['a', 'b']]) expect(readInline(printInline(value))).toEqual(value)
  })
})
