import { describe, expect, it } from 'vitest'
import { parseScenario } from './index.ts'
import { checkout } from './testing/documents.ts'

const codesOf = (text: string) => parseScenario(text).diagnostics.map(({ code }) => code)

describe('parseScenario', () => {
  it('gives SI units and defaults for a valid document', () => {
    const { scenario, diagnostics } = parseScenario(checkout())
    expect(diagnostics).toEqual([])
    expect(scenario?.run).toEqual({ start: '2026-11-27T00:00:00-05:00', duration: 86_400, seed: 1 })
    expect(scenario?.services[0].pods).toMatchObject({ requests: { cpu: 0.5, memory: 536_870_912 }, workers: 16 })
    expect(scenario?.services[0].balance).toEqual({ kind: 'round-robin' })
    expect(scenario?.traffic[0].pattern).toMatchObject({ kind: 'constant', rate: 900 })
    expect(scenario?.objectives).toEqual([])
  })

  it('reports every error at once, each at its place', () => {
    const text = checkout({
      run: 'run: { start: tomorrow, duration: 24h }',
      services: `services:
  - name: checkout
    pods:
      requests: { cpu: 500x, memory: 512Mi }
      workers: many
      serviceTim: 20ms
    autoscaler: { fixed: { replicas: -1 } }`,
    })
    const { scenario, diagnostics } = parseScenario(text)
    expect(scenario).toBeUndefined()
    const lines = text.split('\n')
    const marked = diagnostics.map(({ code, path, line, column, endLine, endColumn }) => ({
      code,
      path,
      marked: line === endLine ? lines[(line ?? 1) - 1].slice((column ?? 1) - 1, (endColumn ?? 1) - 1) : '…',
    }))
    expect(marked).toEqual([
      { code: 'E115', path: 'run.start', marked: 'tomorrow' },
      { code: 'E111', path: 'services.checkout.pods.serviceTime', marked: 'pods' },
      { code: 'E115', path: 'services.checkout.pods.requests.cpu', marked: '500x' },
      { code: 'E112', path: 'services.checkout.pods.workers', marked: 'many' },
      { code: 'E110', path: 'services.checkout.pods.serviceTim', marked: 'serviceTim' },
      { code: 'E113', path: 'services.checkout.autoscaler.fixed.replicas', marked: '-1' },
    ])
  })

  it('names the nearest key', () => {
    const [found] = parseScenario(checkout({ extra: 'objectivs: []' })).diagnostics
    expect(found).toMatchObject({ code: 'E110', path: 'objectivs', fix: 'did you mean objectives?', received: 'objectivs' })
    expect(found.message).toBe('objectivs is no field of a scenario')
  })

  it('names the nearest kind of a strategy, and lists all', () => {
    const [found] = parseScenario(
      checkout({ traffic: 'traffic: [{ name: shoppers, pattern: { kind: constnt, rate: 900/s } }]' }),
    ).diagnostics
    expect(found).toMatchObject({ code: 'E114', path: 'traffic.shoppers.pattern.kind', fix: 'did you mean constant?' })
    expect(found.expected).toContain('diurnal')
  })

  it('asks for a kind when there is none', () => {
    const [found] = parseScenario(checkout({ traffic: 'traffic: [{ name: shoppers, pattern: { rate: 900/s } }]' })).diagnostics
    expect(found).toMatchObject({
      code: 'E111',
      path: 'traffic.shoppers.pattern.kind',
      message: 'traffic.shoppers.pattern.kind is missing',
    })
  })

  it('says which keys a union chosen by its key has', () => {
    const [unknown, none] = parseScenario(checkout({ nodes: 'nodes: { fxed: { machineType: m7g.2xlarge, count: 6 } }' })).diagnostics
    expect([unknown, none].map(({ code }) => code).sort()).toEqual(['E110', 'E116'])
    const several = parseScenario(
      checkout({ nodes: 'nodes: { fixed: { machineType: m7g.2xlarge, count: 6 }, pool: { machineType: m7g.2xlarge } }' }),
    ).diagnostics
    expect(several).toMatchObject([
      {
        code: 'E116',
        path: 'nodes',
        expected: 'exactly one of clusterAutoscaler, fixed, pool, scalingGroup, karpenter',
        fix: 'keep one of fixed and pool',
      },
    ])
  })

  it('says what is wrong inside the form of a law that was meant', () => {
    const services = (law: string) =>
      checkout({ services: `services: [{ name: checkout, pods: { serviceTime: ${law} }, autoscaler: { fixed: { replicas: 2 } } }]` })
    expect(parseScenario(services('{ p50: 20, p99: 90ms }')).diagnostics).toMatchObject([
      { code: 'E112', path: 'services.checkout.pods.serviceTime.p50', fix: 'write the unit: 20s or 20ms' },
    ])
    expect(parseScenario(services('20')).diagnostics).toMatchObject([{ code: 'E112', fix: 'write the unit: 20s or 20ms' }])
    expect(parseScenario(services('{ median: 20ms }')).diagnostics).toMatchObject([
      { code: 'E117', path: 'services.checkout.pods.serviceTime', expected: expect.stringContaining('{ p50, p99 } or { p50, p95 }') },
    ])
    expect(parseScenario(services('{ p50: 90ms, p99: 20ms }')).diagnostics).toMatchObject([{ code: 'E115' }])
  })

  it('reports rules although a section has errors', () => {
    const text = checkout({
      run: 'run: { start: 2026-11-27T00:00:00Z, duration: soon }',
      nodes: 'nodes: { pool: { machineType: m7g.2xlarge, min: 5, max: 2 } }',
    })
    expect(codesOf(text)).toEqual(['E115', 'E204'])
  })

  it('says once, with its own code, that a maximum is below a minimum', () => {
    const text = checkout({
      services:
        'services: [{ name: checkout, pods: { requests: { cpu: 1 }, serviceTime: 20ms }, autoscaler: { hpa: { minReplicas: 5, maxReplicas: 2 } } }]',
    })
    expect(parseScenario(text).diagnostics).toMatchObject([
      {
        code: 'E204',
        message: 'services.checkout.autoscaler.hpa.maxReplicas is 2 but minReplicas is 5',
        fix: 'raise maxReplicas or lower minReplicas',
      },
    ])
  })

  it('refuses what is no scenario', () => {
    expect(codesOf('')).toEqual(['E105'])
    expect(codesOf('- 1\n- 2')).toEqual(['E105'])
    expect(parseScenario('apiVersion: apps/v1\nkind: Deployment').diagnostics).toMatchObject([
      { code: 'E106', fix: expect.stringContaining('plimsoll import') },
    ])
  })

  it('places YAML errors', () => {
    expect(parseScenario('run: { start: 1\nname: x\n').diagnostics[0]).toMatchObject({ code: 'E101', line: expect.any(Number) })
    expect(parseScenario('a:\n\t- 1').diagnostics[0]).toMatchObject({ code: 'E101', line: 2 })
    expect(parseScenario(checkout({ extra: 'name: again' })).diagnostics).toMatchObject([{ code: 'E104', path: 'name' }])
  })

  it('bounds size, depth, aliases and the number of diagnostics', () => {
    expect(codesOf(`# ${'x'.repeat(1_000_000)}`)).toEqual(['E102'])
    expect(codesOf(`# ${'é'.repeat(500_000)}`)).toEqual(['E102'])
    expect(codesOf('['.repeat(100_000))).toEqual(['E103'])
    expect(codesOf(`${'['.repeat(80)}${']'.repeat(80)}`)).toEqual(['E103'])
    expect(codesOf('a: &a [*a]')).toEqual(['E103'])
    const bomb = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(', ')}]`)
    expect(codesOf(`l0: &l0 [x]\n${bomb.join('\n')}`)).toEqual(['E103'])
    const many = Array.from({ length: 300 }, (_, index) => `extra${index}: 1`).join('\n')
    const { diagnostics } = parseScenario(checkout({ extra: many }))
    expect(diagnostics).toHaveLength(201)
    expect(diagnostics[200].message).toBe('there are more: only the first 200 are shown')
  })

  it('attaches traces', () => {
    const text = checkout({ traffic: 'traffic: [{ name: log, pattern: { kind: trace, file: log.csv } }]' })
    const trace = { stepSeconds: 60, counts: Float64Array.of(5, 7), startIso: null }
    expect(parseScenario(text).diagnostics).toMatchObject([{ code: 'E209', path: 'traffic.log.pattern.file' }])
    expect(parseScenario(text, { traces: { 'log.csv': trace } }).scenario?.traces['log.csv']).toBe(trace)
    expect(codesOf(checkout({ traffic: 'traffic: [{ name: log, pattern: { kind: trace, file: constructor } }]' }))).toEqual(['E209'])
  })
})
