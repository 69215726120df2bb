import { describe, expect, it } from 'vitest'
import { scenarioJsonSchema } from '../../simulation/engine.ts'
import { choicesAt, pathAt } from './yaml-schema-path.ts'

const schema = scenarioJsonSchema()
/** `|` is the cursor. */
const choices = (text: string) => choicesAt(schema, pathAt(text.replace('|', ''), text.indexOf('|'))).map((choice) => choice.text)

describe('completion', () => {
  it('offers the keys of the document, and those of a section by indentation', () => {
    expect(choices('name: A\n|')).toEqual(expect.arrayContaining(['run', 'traffic', 'services']))
    expect(choices('name: A\n|')).not.toContain('name')
    expect(choices('run:\n  |')).toEqual(expect.arrayContaining(['start', 'duration', 'seed']))
  })

  it('goes into lists', () => {
    expect(choices('traffic:\n  - |')).toEqual(expect.arrayContaining(['name', 'pattern']))
    expect(choices('traffic:\n  - name: a\n    pattern:\n      |')).toContain('kind')
  })

  it('offers every strategy as a value of kind', () => {
    expect(choices('edge:\n  - kind: |')).toEqual(expect.arrayContaining(['token-bucket', 'nginx-limit-req']))
    expect(choices('edge:\n  - { kind: |')).toEqual(expect.arrayContaining(['token-bucket']))
    expect(choices('services:\n  - name: a\n    balance: { kind: |')).toEqual(expect.arrayContaining(['least-requests']))
  })

  it('offers only the fields of the strategy that is named', () => {
    expect(choices('traffic:\n  - name: a\n    pattern:\n      kind: diurnal\n      |')).toEqual(
      expect.arrayContaining(['mean', 'peakToMean']),
    )
    expect(choices('traffic:\n  - name: a\n    pattern:\n      kind: diurnal\n      |')).not.toContain('rate')
    expect(choices('edge:\n  - { kind: token-bucket, |')).toEqual(expect.arrayContaining(['rate', 'burst']))
    expect(choices('edge:\n  - { kind: token-bucket, |')).not.toContain('nodelay')
  })

  it('starts over in the next item of a list', () => {
    expect(choices('traffic:\n  - name: a\n  - |')).toContain('name')
  })
})
