import { type Path, valueAt } from '../path.ts'
import type { Rule, RuleFinding } from './rule.ts'

function repeated(at: Path, data: unknown): RuleFinding[] {
  const list = at.at(-1)
  const items = valueAt(data, at)
  if (!Array.isArray(items)) return []
  const first = new Map<string, number>()
  const findings: RuleFinding[] = []
  for (const [index, item] of items.entries()) {
    const name = valueAt(item, ['name'])
    if (typeof name !== 'string') continue
    // An HPA asks for a metric by type and name.
    const key = list === 'metrics' ? `${valueAt(item, ['type'])} ${name}` : name
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, index)
      continue
    }
    const is = `is ${name}, as is the name of entry ${before} of ${list}`
    findings.push({
      at: [...at, index, 'name'],
      part: 'value',
      is,
      expected: 'a name that no other entry has',
      received: name,
      fix: 'rename one of them',
    })
  }
  return findings
}

/** Lists whose entries are told apart by name. */
const lists: readonly Path[] = [['services'], ['traffic'], ['metrics'], ['nodes', 'clusterAutoscaler', 'nodeGroups']]

export const duplicateName: Rule = {
  code: 'E201',
  severity: 'error',
  title: 'name given twice',
  cause:
    'Two services, two traffic sources, two node groups, or two metrics of one type have the same name. Names tell their figures apart and say where traffic goes.',
  fix: 'Rename one of them.',
  example: {
    wrong: `traffic:
  - { name: shoppers, pattern: { kind: constant, rate: 100/s } }
  - { name: shoppers, pattern: { kind: constant, rate: 20/s } }`,
    right: `traffic:
  - { name: shoppers, pattern: { kind: constant, rate: 100/s } }
  - { name: partners, pattern: { kind: constant, rate: 20/s } }`,
  },
  check: ({ data }) => lists.flatMap((at) => repeated(at, data)),
}
