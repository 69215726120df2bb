import { zonesOf } from '@plimsoll/catalog'
import { type Path, valueAt } from '../path.ts'
import type { Scenario } from '../scenario.ts'
import type { Rule } from './rule.ts'

export const unknownZone: Rule = {
  code: 'W214',
  severity: 'warning',
  title: 'fault in a zone without machines',
  cause: 'A fault names a zone in which the scenario can have no machines, so it hits nothing.',
  fix: 'Name a zone of the node groups, or one of the region: a, b and c of it are known.',
  example: {
    wrong: `faults: [{ kind: zone-loss, zone: us-east-1z, at: 1h }]
bill: { provider: aws, region: us-east-1 }`,
    right: `faults: [{ kind: zone-loss, zone: us-east-1a, at: 1h }]
bill: { provider: aws, region: us-east-1 }`,
  },
  check({ nodes, bill, data }) {
    const faults = valueAt(data, ['faults'])
    if (!nodes || !bill || !Array.isArray(faults)) return []
    const own = zonesOfGroups(nodes)
    const known = [...new Set([...own, ...zonesOf(bill.provider, bill.region)])]
    return faults.flatMap((_, index) => {
      const at: Path = ['faults', index, 'zone']
      const zone = valueAt(data, at)
      if (typeof zone !== 'string' || known.includes(zone)) return []
      const is = `is ${zone}, where the scenario has no machines`
      return [{ at, part: 'value' as const, is, expected: `one of ${known.join(', ')}`, received: zone, fix: `use ${known[0]}` }]
    })
  },
}

function zonesOfGroups({ kind, spec }: Scenario['nodes']): readonly string[] {
  if (kind === 'clusterAutoscaler') return spec.nodeGroups.flatMap(({ zones = [] }) => zones)
  return spec.zones ?? []
}
