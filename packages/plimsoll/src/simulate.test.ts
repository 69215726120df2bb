import { describe, expect, it } from 'vitest'
import { planDocument, readTrace } from './index.ts'

const document = (
  changes: { readonly pods?: string; readonly nodes?: string; readonly bill?: string; readonly objectives?: string } = {},
) =>
  `apiVersion: plimsoll/v1
kind: Scenario
name: Checkout
run: { start: 2026-11-27T00:00:00Z, duration: 1h }
traffic: [{ name: shoppers, pattern: { kind: constant, rate: 100/s } }]
services:
  - { name: search, pods: { serviceTime: 20ms${changes.pods ?? ''} }, autoscaler: { fixed: { replicas: 2 } } }
nodes: { fixed: { machineType: ${changes.nodes ?? 'm7g.large'}, count: 2 } }
bill: { provider: aws, region: us-east-1${changes.bill ?? ''} }
objectives: [${changes.objectives ?? 'availability > 99%'}]
`

const found = (text: string) => planDocument(text).diagnostics.map(({ code, line }) => [code, line])

describe('planDocument', () => {
  it('gives a plan of a document without errors', () => {
    const { plan, diagnostics } = planDocument(document())
    expect(diagnostics).toEqual([])
    expect(plan?.services.map(({ name }) => name)).toEqual(['search'])
  })

  it('says what fields, catalogue and objectives have wrong at once, down the page', () => {
    const text = document({
      pods: ', wrkers: 4',
      nodes: 'm7g.lrge',
      bill: ', budget: { monthly: 10, alarms: aws-budgts }',
      objectives: 'p99 under 300ms',
    })
    expect(found(text)).toEqual([
      ['E110', 7],
      ['E301', 8],
      ['E304', 9],
      ['E305', 10],
    ])
    expect(planDocument(text).plan).toBeNull()
  })

  it('says of the services that can be read that no machine holds them', () => {
    const text = document({ pods: ', requests: { cpu: 64 }' }).replace('kind: constant', 'kind: constnt')
    expect(found(text)).toEqual([
      ['E114', 5],
      ['E303', 7],
    ])
  })

  it('takes no service for unknown while the list of services has errors', () => {
    const text = document({ pods: ', wrkers: 4', objectives: '"p99{service:search} < 1s"' })
    expect(found(text)).toEqual([['E110', 7]])
    expect(found(document({ objectives: '"p99{service:serch} < 1s"' }))).toEqual([['E305', 10]])
  })

  it('stops at text that is no document', () => {
    expect(found('- 1')).toEqual([['E105', 1]])
  })
})

describe('readTrace', () => {
  async function* pieces(text: string): AsyncGenerator<string> {
    for (const character of text) yield character
  }

  it('names file and line of what cannot be read', async () => {
    const { trace, diagnostics } = await readTrace('log.csv', pieces('time,requests\n0,10\n60,many\n'))
    expect(trace).toBeUndefined()
    expect(diagnostics[0]).toMatchObject({ code: 'E501', path: 'log.csv:3', message: expect.stringMatching(/^line 3 of log\.csv /) })
  })
})
