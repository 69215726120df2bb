import { isZoneOf, zonesOf } from '@plimsoll/catalog'
import { nearest } from '@plimsoll/kernel'
import type { Path } from '../path.ts'
import type { Scenario } from '../scenario.ts'
import type { Rule } from './rule.ts'

export const unknownZone: Rule = {
  code: 'E308',
  severity: 'error',
  title: 'unknown zone',
  cause: 'Machines are to stand in a zone that is none of the region of the bill, as its provider writes them.',
  fix: 'Take one of the zones that are named, or the region in which that zone is.',
  example: {
    wrong: `nodes: { fixed: { machineType: m7g.2xlarge, count: 2, zones: [us-east-1a, eu-west-1b] } }
bill: { provider: aws, region: us-east-1 }`,
    right: `nodes: { fixed: { machineType: m7g.2xlarge, count: 2, zones: [us-east-1a, us-east-1b] } }
bill: { provider: aws, region: us-east-1 }`,
  },
  check({ nodes, bill }) {
    if (!nodes || !bill) return []
    const { provider, region } = bill
    const known = zonesOf(provider, region)
    return zonesAt(nodes).flatMap(({ at, zones }) =>
      zones.flatMap((zone, index) => {
        if (isZoneOf(provider, region, zone)) return []
        const is = `is ${zone}, which is no zone of ${region}`
        const expected = `a zone of ${region}, such as ${known.join(', ')}`
        return [{ at: [...at, index], part: 'value' as const, is, expected, received: zone, fix: `use ${nearest(zone, known, 1)[0]}` }]
      }),
    )
  },
}

/** Where a section of machines names its zones. */
function zonesAt({ kind, spec }: Scenario['nodes']): readonly { readonly at: Path; readonly zones: readonly string[] }[] {
  if (kind !== 'clusterAutoscaler') return [{ at: ['nodes', kind, 'zones'], zones: spec.zones ?? [] }]
  return spec.nodeGroups.map(({ zones = [] }, index) => ({ at: ['nodes', kind, 'nodeGroups', index, 'zones'], zones }))
}
