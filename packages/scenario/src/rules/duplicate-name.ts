import { valueAt } from '../path.ts'
import type { Rule, RuleFinding } from './rule.ts'

function repeated(list: 'services' | 'traffic', data: unknown): RuleFinding[] {
  const items = valueAt(data, [list])
  if (!Array.isArray(items)) return []
  const first = new Map<string, number>()
  const findings: RuleFinding[] = []
  for (const [index, item] of items.entries()) {
    const name = valueAt(item, ['name'])
    if (typeof name !== 'string') continue
    const before = first.get(name)
    if (before === undefined) {
      first.set(name, index)
      continue
    }
    const is = `is ${name}, as is the name of entry ${before} of ${list}`
    findings.push({
      at: [list, index, 'name'],
      part: 'value',
      is,
      expected: 'a name that no other entry has',
      received: name,
      fix: 'rename one of them',
    })
  }
  return findings
}

export const duplicateName: Rule = {
  code: 'E201',
  severity: 'error',
  title: 'name given twice',
  cause: 'Two services, or two traffic sources, have the same name. Names tell their figures apart and say where traffic goes.',
  fix: 'Rename one of them.',
  example: {
    wrong: `traffic:
  - { name: shoppers, pattern: { kind: constant, rate: 100/s } }
  - { name: shoppers, pattern: { kind: constant, rate: 20/s } }`,
    right: `traffic:
  - { name: shoppers, pattern: { kind: constant, rate: 100/s } }
  - { name: partners, pattern: { kind: constant, rate: 20/s } }`,
  },
  check: ({ data }) => [...repeated('services', data), ...repeated('traffic', data)],
}
