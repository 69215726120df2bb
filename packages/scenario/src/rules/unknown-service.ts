import { nearestWord } from '@plimsoll/kernel'
import type { Rule } from './rule.ts'
import { serviceNames } from './service-names.ts'

export const unknownService: Rule = {
  code: 'E202',
  severity: 'error',
  title: 'traffic to an unknown service',
  cause: 'A traffic source sends its requests `to` a service that the scenario does not have.',
  fix: 'Name one of the services, or add the service.',
  example: {
    wrong: 'traffic: [{ name: shoppers, to: chekout, pattern: { kind: constant, rate: 100/s } }]',
    right: 'traffic: [{ name: shoppers, to: checkout, pattern: { kind: constant, rate: 100/s } }]',
  },
  check({ traffic, data }) {
    const known = serviceNames(data)
    return traffic.flatMap((source, index) => {
      if (source?.to === undefined || known.includes(source.to)) return []
      const near = nearestWord(source.to, known)
      const is = `is ${source.to}, which is no service of the scenario`
      const expected = `one of ${known.join(', ')}`
      return [
        {
          at: ['traffic', index, 'to'],
          part: 'value',
          is,
          expected,
          received: source.to,
          ...(near ? { fix: `did you mean ${near}?` } : {}),
        },
      ]
    })
  },
}
