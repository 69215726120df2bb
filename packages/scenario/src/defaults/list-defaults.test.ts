import { describe, expect, it } from 'vitest'
import { listDefaults, parseScenario, scenarioJsonSchema } from '../index.ts'
import { checkout } from '../testing/documents.ts'

const byPath = new Map(listDefaults().map((entry) => [entry.path, entry]))

describe('listDefaults', () => {
  it('finds fields of the document, of strategies by kind, and of strategies by key', () => {
    expect(byPath.get('run.seed')).toMatchObject({ value: 1, unit: 'count' })
    expect(byPath.get('traffic[].intent')).toMatchObject({ value: 'customers', takes: 'one of customers, attack' })
    expect(byPath.get('traffic[].pattern(diurnal).peakToMean')).toMatchObject({ value: 1.7, unit: 'factor' })
    expect(byPath.get('services[].pods.queue.limit')).toMatchObject({ value: 4096, source: expect.stringContaining('somaxconn') })
    expect(byPath.get('services[].autoscaler.hpa.minReplicas')).toMatchObject({ value: 1 })
    expect(byPath.get('nodes.pool.scanInterval')).toMatchObject({ value: '10s', unit: 'duration' })
  })

  it('says where every default comes from', () => {
    for (const { source, takes } of byPath.values()) expect([source.length > 3, takes.length > 2]).toEqual([true, true])
  })

  it('tells the truth: what is left out is what is listed', () => {
    const { scenario } = parseScenario(checkout())
    expect(scenario?.services[0].pods.queue.limit).toBe(byPath.get('services[].pods.queue.limit')?.value)
    expect(scenario?.services[0].pods.terminationGracePeriodSeconds).toBe(
      byPath.get('services[].pods.terminationGracePeriodSeconds')?.value,
    )
    expect(scenario?.edge).toEqual(byPath.get('edge')?.value)
    expect(scenario?.services[0].balance).toEqual(byPath.get('services[].balance')?.value)
  })
})

describe('scenarioJsonSchema', () => {
  it('is a draft-7 schema of what a person writes', () => {
    const schema = scenarioJsonSchema()
    expect(schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', additionalProperties: false })
    expect(schema.required).toEqual(['apiVersion', 'kind', 'name', 'run', 'traffic', 'services', 'nodes', 'bill'])
    expect(JSON.stringify(schema)).not.toContain('$ref')
  })
})
