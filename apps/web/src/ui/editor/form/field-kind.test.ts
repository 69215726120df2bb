import { describe, expect, it } from 'vitest'
import { type JsonSchema, parseScenario, scenarioJsonSchema } from '../../../simulation/engine.ts'
import { emptyValue, fieldKind } from './field-kind.ts'

const schema = scenarioJsonSchema()
const at = (...path: readonly string[]): JsonSchema =>
  path.reduce<JsonSchema>((part, key) => (key === '[]' ? part.items : part.properties?.[key]) as JsonSchema, schema)

describe('fieldKind', () => {
  it('finds strategies by kind and sections by key', () => {
    const limiter = fieldKind(at('edge', '[]'))
    expect(limiter.kind === 'byKind' && limiter.members.map(({ name }) => name)).toContain('token-bucket')
    const autoscaler = fieldKind(at('services', '[]', 'autoscaler'))
    expect(autoscaler.kind === 'byKey' && autoscaler.members.map(({ name }) => name)).toEqual(expect.arrayContaining(['fixed', 'hpa']))
    expect(fieldKind(at('nodes')).kind).toBe('byKey')
  })

  it('knows a field for every leaf of the schema', () => {
    expect(fieldKind(at('objectives')).kind).toBe('lines')
    expect(fieldKind(at('run', 'duration')).kind).toBe('text')
    expect(fieldKind(at('run', 'seed')).kind).toBe('number')
    expect(fieldKind(at('services', '[]', 'pods', 'serviceTime')).kind).toBe('text')
  })

  it('gives every strategy a first value that the scenario accepts', () => {
    const limiters = fieldKind(at('edge', '[]'))
    const patterns = fieldKind(at('traffic', '[]', 'pattern'))
    if (limiters.kind !== 'byKind' || patterns.kind !== 'byKind') throw new Error('not a choice')
    const problems = [
      ...limiters.members.flatMap((member) => errorsOf({ edge: [emptyValue(member.schema)] })),
      // A trace needs a file that only its owner can name.
      ...patterns.members
        .filter(({ name }) => name !== 'trace')
        .flatMap((member) => errorsOf({ traffic: [{ name: 'a', pattern: emptyValue(member.schema) }] })),
    ]
    expect(problems).toEqual([])
  })
})

function errorsOf(part: object): string[] {
  const document = {
    apiVersion: 'plimsoll/v1',
    kind: 'Scenario',
    name: 'A',
    run: { start: '2026-11-27T00:00:00Z', duration: '1h' },
    traffic: [{ name: 'a', pattern: { kind: 'constant', rate: '10/s' } }],
    services: [{ name: 'web', pods: { serviceTime: '20ms' }, autoscaler: { fixed: { replicas: 2 } } }],
    nodes: { pool: { machineType: 'm7g.2xlarge' } },
    bill: { provider: 'aws', region: 'us-east-1' },
    ...part,
  }
  return parseScenario(JSON.stringify(document))
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
}
