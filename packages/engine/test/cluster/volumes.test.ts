import { describe, expect, test } from 'vitest'
import { run } from '../../src/run.ts'
import { type FixtureOptions, planOf } from '../plan-fixture.ts'
import { runScripted, type Step } from './scripted.ts'

const traffic = '{ name: shoppers, pattern: { kind: constant, rate: 1/s } }'
const pods = (fields: string) =>
  `{ requests: { cpu: 500m, memory: 256Mi }, serviceTime: 20ms, startup: 5s, terminationGracePeriodSeconds: 5, ${fields} }`
const shared = pods('volumes: [{ name: data, persistentVolumeClaim: { claimName: models } }]')
const ownDisks = pods('volumeClaimTemplates: [{ metadata: { name: data } }]')
const zones = 'zones: [us-east-1a, us-east-1b, us-east-1c]'
const fixed = `fixed: { machineType: m7i.2xlarge, count: 6, ${zones} }`
const bound = 'cluster: { persistentVolumeClaims: [{ name: models, zones: [us-east-1b] }] }'
const world = (options: FixtureOptions) => planOf({ traffic, nodes: fixed, autoscaler: 'fixed: { replicas: 6 }', ...options })
const zonesOfPods = (options: FixtureOptions, steps: readonly Step[] = []) => {
  const { world: end } = runScripted(world(options), steps).sim
  return end.services[0].pods
    .filter(({ node }) => node >= 0)
    .map(({ node, ordinal }) => ({ ordinal, zone: end.nodes[node].machine.zone.slice(-1) }))
}

describe('a claim that all pods share', () => {
  test('keeps them in its zone', () => {
    expect(zonesOfPods({ pods: shared, sections: bound }).map(({ zone }) => zone)).toEqual(Array(6).fill('b'))
  })

  test('that is not bound yet is bound where the first pod goes, and the others follow', () => {
    const found = zonesOfPods({ pods: shared }).map(({ zone }) => zone)
    expect(found).toHaveLength(6)
    expect(new Set(found).size).toBe(1)
  })

  test('in a zone without machines nobody can run, in the words of the scheduler', () => {
    const elsewhere = 'cluster: { persistentVolumeClaims: [{ name: models, zones: [us-east-1c] }] }'
    const result = run(
      world({ pods: shared, sections: elsewhere, nodes: 'fixed: { machineType: m7i.2xlarge, count: 2, zones: [us-east-1a, us-east-1b] }' }),
    )
    expect(result.marks.find(({ subject }) => subject === 'pods:pending')?.reason).toBe(
      '0/2 nodes are available: 2 node(s) had volume node affinity conflict.',
    )
    expect(result.metrics['pods.unschedulable']?.columns.map(({ labels }) => labels.reason)).toEqual(['volume'])
  })
})

describe('disks of their own', () => {
  test('are made where pods first go, and a successor goes back to the zone of its disk', () => {
    const before = zonesOfPods({ pods: ownDisks, duration: '3m' })
    expect(before.map(({ ordinal }) => ordinal).sort()).toEqual([0, 1, 2, 3, 4, 5])
    expect(new Set(before.map(({ zone }) => zone))).toEqual(new Set(['a', 'b', 'c']))
    // The fault stops every machine of zone b; until it is back its pods wait, though the others have room for all.
    const fault = 'faults: [{ kind: zone-loss, zone: us-east-1b, at: 1m }]'
    const after = zonesOfPods({ pods: ownDisks, duration: '12m', sections: fault })
    const staying = before.filter(({ zone }) => zone !== 'b')
    const byOrdinal = (pods: typeof before) => [...pods].sort((a, b) => a.ordinal - b.ordinal)
    expect(byOrdinal(after)).toEqual(byOrdinal(staying))
  })

  test.each([
    ['pool', `pool: { machineType: m7i.large, min: 1, max: 12, ${zones} }`],
    [
      'cluster autoscaler',
      `clusterAutoscaler: { nodeGroups: [${['a', 'b', 'c'].map((zone) => `{ name: w-${zone}, machineType: m7i.large, min: 1, max: 8, zones: [us-east-1${zone}] }`).join(', ')}] }`,
    ],
    [
      'karpenter',
      'karpenter: { nodePools: [{ metadata: { name: general }, spec: { template: { spec: { requirements: [{ key: node.kubernetes.io/instance-type, operator: In, values: [m7i.large] }] } } } }] }',
    ],
  ])('a machine for them is bought in their zone: %s', (_, nodes) => {
    // Pods of two services compete: a shared claim in zone c, and more pods than what is there can hold.
    const inC = 'cluster: { persistentVolumeClaims: [{ name: models, zones: [us-east-1c] }] }'
    const { sim, result } = runScripted(world({ pods: shared, sections: inC, nodes, autoscaler: 'fixed: { replicas: 7 }' }), [])
    expect(result.metrics['pods.ready']?.columns[0]?.values.at(-1)).toBe(7)
    expect(new Set(sim.world.services[0].pods.map(({ node }) => sim.world.nodes[node].machine.zone))).toEqual(new Set(['us-east-1c']))
    // 1.73 cores of an m7i.large hold three pods of 0.5: three machines in zone c, and at most the two that were there elsewhere.
    expect(sim.world.nodes.filter(({ machine }) => machine.zone === 'us-east-1c')).toHaveLength(3)
  })
})
