import { describe, expect, test } from 'vitest'
import type { Objective, ObjectiveProblem } from './objective.ts'
import { parseObjective } from './parse.ts'

const none = { service: null, nodePool: null, intent: null }

function read(text: string): Objective {
  const parsed = parseObjective(text)
  if ('problem' in parsed) throw new Error(parsed.problem.message)
  return parsed.objective
}

function problem(text: string, known = {}): ObjectiveProblem {
  const parsed = parseObjective(text, known)
  if ('objective' in parsed) throw new Error(`${text} was read as ${parsed.objective.name}`)
  return parsed.problem
}

describe('a well-formed objective', () => {
  test.each([
    ['p99 < 300ms', { metric: { kind: 'percentile', percentile: 99 }, comparator: '<', limit: 0.3, unit: 'seconds' }],
    ['p(99.9) < 1s', { metric: { kind: 'percentile', percentile: 99.9 }, comparator: '<', limit: 1, unit: 'seconds' }],
    ['p99.9<1s', { metric: { kind: 'percentile', percentile: 99.9 }, comparator: '<', limit: 1, unit: 'seconds' }],
    ['med <= 2m', { metric: { kind: 'percentile', percentile: 50 }, comparator: '<=', limit: 120, unit: 'seconds' }],
    ['avg < 100ms', { metric: { kind: 'meanLatency' }, comparator: '<', limit: 0.1, unit: 'seconds' }],
    ['availability > 99.5%', { metric: { kind: 'availability' }, comparator: '>', limit: 0.995, unit: 'ratio' }],
    ['limited < 1%', { metric: { kind: 'outcome', outcome: 'limited', as: 'share' }, comparator: '<', limit: 0.01, unit: 'ratio' }],
    ['queueFull == 0', { metric: { kind: 'outcome', outcome: 'queueFull', as: 'count' }, comparator: '==', limit: 0, unit: 'requests' }],
    ['lost != 7', { metric: { kind: 'outcome', outcome: 'lost', as: 'count' }, comparator: '!=', limit: 7, unit: 'requests' }],
    ['bill.day < 900', { metric: { kind: 'bill', per: 'day' }, comparator: '<', limit: 900, unit: 'usd' }],
    ['bill.month < $20000', { metric: { kind: 'bill', per: 'month' }, comparator: '<', limit: 20000, unit: 'usd' }],
    ['burn.max < 12.5 USD/h', { metric: { kind: 'burnMax' }, comparator: '<', limit: 12.5, unit: 'usdPerHour' }],
    ['costPerMillion < 3', { metric: { kind: 'costPerMillion' }, comparator: '<', limit: 3, unit: 'usd' }],
    ['pods.max <= 300', { metric: { kind: 'podsMax' }, comparator: '<=', limit: 300, unit: 'pods' }],
    ['oomKilled == 0', { metric: { kind: 'ends', of: 'oomKilled' }, comparator: '==', limit: 0, unit: 'containers' }],
    ['nodes.max <= 40', { metric: { kind: 'nodesMax' }, comparator: '<=', limit: 40, unit: 'nodes' }],
    ['  headroom > 10%  ', { metric: { kind: 'headroom' }, comparator: '>', limit: 0.1, unit: 'ratio' }],
  ])('%s', (text, expected) => {
    expect(read(text)).toMatchObject({ ...expected, scope: none, text: text.trim() })
  })

  test('keeps the scope', () => {
    expect(read('p99{service:checkout} < 300ms').scope).toEqual({ ...none, service: 'checkout' })
    expect(read('limited{ service:checkout , intent:attack } > 90%').scope).toEqual({ ...none, service: 'checkout', intent: 'attack' })
    expect(read('nodes.max{nodePool:general} <= 4').scope).toEqual({ ...none, nodePool: 'general' })
  })
})

describe('a problem says what to do', () => {
  test.each([
    ['', 'an objective is empty', 'Write it like p99 < 300ms, availability > 99.9% or bill.day < 900.'],
    ['p99', 'an objective is a metric, a comparator and a limit', 'Write it like p99 < 300ms, availability > 99.9% or bill.day < 900.'],
    ['availablity > 99%', 'no metric is called availablity', 'Did you mean availability?'],
    ['quefull == 0', 'no metric is called quefull', 'Did you mean queueFull?'],
    ['bil.day < 9', 'no metric is called bil.day', 'Did you mean bill.day?'],
    ['happiness > 3', 'no metric is called happiness', 'Use one of the names listed.'],
    ['p97 < 1s', 'the percentile p97 is not recorded', 'Did you mean p90?'],
    ['p99 < 300', 'the limit of p99 cannot be read', 'Write 300ms or 300s.'],
    ['p99 <', 'the limit of p99 cannot be read', 'Write the limit as 300ms or 1.5s.'],
    ['availability > 99.9', 'the limit of availability cannot be read', 'Write 99.9%.'],
    ['bill.day < 20,000', 'the limit of bill.day cannot be read', 'Write 20000, in dollars and without separators.'],
    ['pods.max <= 2.5', 'the limit of pods.max cannot be read', 'Write the limit as a whole number, such as 300.'],
    ['queueFull = 0', '= is no comparator', 'Write == for "equal".'],
    ['p99 <> 1s', '<> is no comparator', 'Use one of the comparators listed.'],
    ['p99{service} < 1s', 'the scope of p99 is not of the form key:value', 'Write p99{service:NAME}.'],
    ['bill.day{service:a} < 1', 'bill.day cannot be split by service', 'Write bill.day without braces.'],
    ['p99{intent:clients} < 1s', 'no intent is called clients', 'Name one of customers, attack.'],
    ['p99{intent:customer} < 1s', 'no intent is called customer', 'Did you mean customers?'],
  ])('%s', (text, message, fix) => {
    expect(problem(text)).toMatchObject({ message, fix })
  })

  test('and where: the characters at fault', () => {
    const at = (text: string, known = {}) => {
      const { from, to } = problem(text, known)
      return text.slice(from, to)
    }
    expect(at(' p98 < 1s')).toBe('p98')
    expect(at('p99 => 1s')).toBe('=>')
    expect(at('p99 < 300')).toBe('300')
    expect(at('p99{intent:customers, service:chekout} < 1s', { services: ['checkout'] })).toBe('chekout')
  })

  test('a service outside the scenario is refused with the nearest one', () => {
    expect(problem('p99{service:chekout} < 1s', { services: ['search', 'checkout'] })).toMatchObject({
      message: 'no service is called chekout',
      expected: 'search, checkout',
      fix: 'Did you mean checkout?',
    })
  })
})
