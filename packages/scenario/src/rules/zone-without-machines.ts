import { zonesOf } from '@plimsoll/catalog'
import { nearest } from '@plimsoll/kernel'
import { type Path, valueAt } from '../path.ts'
import type { Draft, Scenario } from '../scenario.ts'
import type { Rule } from './rule.ts'

export const zoneWithoutMachines: Rule = {
  code: 'W214',
  severity: 'warning',
  title: 'zone without machines',
  cause:
    'A fault or a disk names a zone in which the scenario can have no machines: such a fault hits nothing, and pods with such a disk wait for ever.',
  fix: 'Name a zone of the machines, or give them that zone, too.',
  example: {
    wrong: `faults: [{ kind: zone-loss, zone: us-east-1z, at: 1h }]
bill: { provider: aws, region: us-east-1 }`,
    right: `faults: [{ kind: zone-loss, zone: us-east-1a, at: 1h }]
bill: { provider: aws, region: us-east-1 }`,
  },
  check({ nodes, bill, data }) {
    if (!nodes || !bill) return []
    const known = zonesOfMachines(nodes, bill)
    return namedZones(data).flatMap((at) => {
      const zone = valueAt(data, at)
      if (typeof zone !== 'string' || known.includes(zone)) return []
      const is = `is ${zone}, where the scenario has no machines`
      const expected = `one of ${known.join(', ')}`
      return [{ at, part: 'value' as const, is, expected, received: zone, fix: `use ${nearest(zone, known, 1)[0]}` }]
    })
  },
}

/** Where faults and claims name zones. */
function namedZones(data: Draft['data']): readonly Path[] {
  const faults = valueAt(data, ['faults'])
  const claims = valueAt(data, ['cluster', 'persistentVolumeClaims'])
  const ofFaults = Array.isArray(faults) ? faults.map((_, index): Path => ['faults', index, 'zone']) : []
  const ofClaims = (Array.isArray(claims) ? claims : []).flatMap((claim, index): readonly Path[] => {
    const zones = valueAt(claim, ['zones'])
    if (!Array.isArray(zones)) return []
    return zones.map((_, nth): Path => ['cluster', 'persistentVolumeClaims', index, 'zones', nth])
  })
  return [...ofFaults, ...ofClaims]
}

/** Karpenter launches in every zone of the region, all others in the first one where they name none. */
function zonesOfMachines({ kind, spec }: Scenario['nodes'], { provider, region }: Scenario['bill']): readonly string[] {
  const all = zonesOf(provider, region)
  if (kind === 'karpenter') return spec.zones ?? all
  const groups = kind === 'clusterAutoscaler' ? spec.nodeGroups : [spec]
  return [...new Set(groups.flatMap(({ zones }) => zones ?? [all[0]]))]
}
