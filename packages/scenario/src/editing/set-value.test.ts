import { describe, expect, it } from 'vitest'
import { applySettings, parseScenario, setValue } from '../index.ts'
import { checkout } from '../testing/documents.ts'

const text = checkout({
  traffic: `traffic: # who comes
  - name: shoppers # people
    pattern: { kind: constant, rate: 900/s } # measured in May
  - name: bots
    intent: attack
    pattern:
      kind: yo-yo
      peak: "4000/s"
      on: 4m
      off: 16m`,
})

describe('setValue', () => {
  it.each([
    ['traffic.0.pattern.rate', '{ kind: constant, rate: 950/s } # measured in May'],
    ['traffic.shoppers.pattern.rate', '{ kind: constant, rate: 950/s } # measured in May'],
    ['traffic.0.rate', '{ kind: constant, rate: 950/s } # measured in May'],
    ['traffic.shoppers.rate', '{ kind: constant, rate: 950/s } # measured in May'],
  ])('sets %s and leaves every other byte alone', (path, line) => {
    const edited = setValue(text, path, '950/s')
    expect(edited.diagnostics).toEqual([])
    expect(edited.text).toBe(text.replace('{ kind: constant, rate: 900/s } # measured in May', line))
  })

  it('replaces quoted values and quotes what needs it', () => {
    expect(setValue(text, 'traffic.bots.peak', '5000/s').text).toContain('peak: 5000/s\n')
    const named = setValue(text, 'name', 'a: b # c').text
    expect(parseScenario(named).scenario?.name).toBe('a: b # c')
  })

  it('adds fields and levels that are not written yet, comments kept', () => {
    const { text: edited, diagnostics } = setValue(text, 'services.checkout.terminationGracePeriodSeconds', 60)
    expect(diagnostics).toEqual([])
    expect(parseScenario(edited).scenario?.services[0].pods.terminationGracePeriodSeconds).toBe(60)
    expect(edited).toContain('# measured in May')
    const queue = setValue(text, 'services.checkout.pods.queue.limit', 10).text
    expect(parseScenario(queue).scenario?.services[0].pods.queue.limit).toBe(10)
    const budget = setValue(text, 'bill.budget', { monthly: 20_000, alarms: 'aws-budgets' }).text
    expect(parseScenario(budget).scenario?.bill.budget?.monthly).toBe(20_000)
  })

  it('sets what a map of free keys holds', () => {
    const services =
      'services: [{ name: shop, pods: { serviceTime: 20ms, nodeSelector: { arch: arm64 } }, autoscaler: { fixed: { replicas: 2 } } }]'
    const selecting = checkout({ services })
    expect(setValue(selecting, 'services.shop.pods.nodeSelector.arch', 'amd64').text).toContain('nodeSelector: { arch: amd64 }')
    const named = setValue(selecting, 'services.shop.pods.nodeSelector["kubernetes.io/os"]', 'linux')
    expect(parseScenario(named.text).scenario?.services[0].pods.nodeSelector).toEqual({ arch: 'arm64', 'kubernetes.io/os': 'linux' })
  })

  it('takes replicas where they are written', () => {
    const edited = setValue(text, 'services.checkout.autoscaler.fixed.replicas', 9).text
    expect(parseScenario(edited).scenario?.services[0].autoscaler).toMatchObject({ kind: 'fixed', spec: { replicas: 9 } })
  })

  it.each([
    ['traffic.shopers.rate', 'traffic.shopers', 'one of shoppers, bots, or a position from 0 to 1'],
    ['traffic.7.rate', 'traffic["7"]', 'one of shoppers, bots, or a position from 0 to 1'],
    ['traffic.shoppers.pattern.rte', 'traffic.shoppers.pattern.rte', 'one of kind, rate'],
    ['run.duration.hours', 'run.duration.hours', 'a map there'],
  ])('refuses %s', (path, at, expected) => {
    const edited = setValue(text, path, 1)
    expect(edited.text).toBe(text)
    expect(edited.diagnostics).toMatchObject([{ code: 'E118', path: at.replace('["7"]', '.7'), expected, received: path }])
  })

  it('offers the nearest field', () => {
    expect(setValue(text, 'traffic.shoppers.pattern.rte', 1).diagnostics[0].fix).toBe('did you mean rate?')
  })
})

describe('applySettings', () => {
  it('reads values as YAML', () => {
    const { text: edited, diagnostics } = applySettings(text, ['run.seed=7', 'run.duration=2h', 'objectives=[p99 < 300ms]'])
    expect(diagnostics).toEqual([])
    expect(parseScenario(edited).scenario).toMatchObject({ run: { seed: 7, duration: 7200 }, objectives: ['p99 < 300ms'] })
  })

  it('reports every setting that is wrong and changes nothing', () => {
    const edited = applySettings(text, ['run.seed=7', 'nonsense', '=3', 'run.sed=4'])
    expect(edited.text).toBe(text)
    expect(edited.diagnostics.map(({ received }) => received)).toEqual(['nonsense', '=3', 'run.sed'])
  })
})
