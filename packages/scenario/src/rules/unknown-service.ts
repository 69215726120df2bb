import { nearestWord } from '@plimsoll/kernel'
import type { Path } from '../path.ts'
import type { Rule, RuleFinding } from './rule.ts'
import { serviceNames } from './service-names.ts'

export const unknownService: Rule = {
  code: 'E202',
  severity: 'error',
  title: 'unknown service',
  cause: 'A traffic source sends its requests `to` a service that the scenario does not have, or a metric measures one.',
  fix: 'Name one of the services, or add the service.',
  example: {
    wrong: 'traffic: [{ name: shoppers, to: chekout, pattern: { kind: constant, rate: 100/s } }]',
    right: 'traffic: [{ name: shoppers, to: checkout, pattern: { kind: constant, rate: 100/s } }]',
  },
  check({ traffic, metrics, data }) {
    const known = serviceNames(data)
    return [
      ...traffic.flatMap((source, index) => unknown(source?.to, ['traffic', index, 'to'], known)),
      ...metrics.flatMap((metric, index) => unknown(metric?.service, ['metrics', index, 'service'], known)),
    ]
  },
}

function unknown(name: string | undefined, at: Path, known: readonly string[]): RuleFinding[] {
  if (name === undefined || known.includes(name)) return []
  const near = nearestWord(name, known)
  const is = `is ${name}, which is no service of the scenario`
  const expected = `one of ${known.join(', ')}`
  return [{ at, part: 'value', is, expected, received: name, ...(near ? { fix: `did you mean ${near}?` } : {}) }]
}
