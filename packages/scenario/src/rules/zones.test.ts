import { describe, expect, test } from 'vitest'
import { parseScenario } from '../index.ts'
import { checkout } from '../testing/documents.ts'

const found = (nodes: string, extra = '') =>
  parseScenario(checkout({ nodes: `nodes: { ${nodes} }`, bill: 'bill: { provider: aws, region: us-east-1 }', extra })).diagnostics.map(
    ({ code, path, fix }) => [code, path, fix],
  )

describe('zones of machines', () => {
  test.each([
    ['fixed: { machineType: m7i.large, count: 2, zones: [us-east-1a, us-east-2b] }', 'nodes.fixed.zones.1'],
    ['pool: { machineType: m7i.large, max: 2, zones: [us-east-2b] }', 'nodes.pool.zones.0'],
    ['scalingGroup: { machineType: m7i.large, max: 2, zones: [us-east-2b] }', 'nodes.scalingGroup.zones.0'],
    [
      'clusterAutoscaler: { nodeGroups: [{ name: a, machineType: m7i.large }, { name: b, machineType: m7i.large, zones: [us-east-2b] }] }',
      'nodes.clusterAutoscaler.nodeGroups.b.zones.0',
    ],
    [
      'karpenter: { zones: [us-east-2b], nodePools: [{ metadata: { name: a }, spec: { template: { spec: {} } } }] }',
      'nodes.karpenter.zones.0',
    ],
  ])('%s', (nodes, path) => {
    expect(found(nodes)).toContainEqual(['E308', path, 'use us-east-1b'])
  })

  test('a zone that the catalogue does not name is one all the same', () => {
    expect(found('fixed: { machineType: m7i.large, count: 2, zones: [us-east-1f] }')).toEqual([])
  })
})

describe('zones without machines', () => {
  const nodes = 'pool: { machineType: m7i.large, max: 2, zones: [us-east-1a, us-east-1b] }'
  test('of faults and of disks', () => {
    const claims = 'cluster: { persistentVolumeClaims: [{ name: data, zones: [us-east-1a, us-east-1c] }] }'
    expect(found(nodes, `faults: [{ kind: zone-loss, zone: us-east-1d, at: 1h }]\n${claims}`)).toEqual([
      ['W214', 'faults.0.zone', 'use us-east-1a'],
      ['W214', 'cluster.persistentVolumeClaims.data.zones.1', 'use us-east-1a'],
    ])
  })

  test('machines without zones stand in the first of the region', () => {
    const fault = (zone: string) =>
      found('pool: { machineType: m7i.large, max: 2 }', `faults: [{ kind: zone-loss, zone: ${zone}, at: 1h }]`)
    expect([fault('us-east-1a'), fault('us-east-1b')]).toEqual([[], [['W214', 'faults.0.zone', 'use us-east-1a']]])
  })
})
