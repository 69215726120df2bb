import { describe, expect, test } from 'vitest'
import type { RunResult } from '../../src/result/run-result.ts'
import { run } from '../../src/run.ts'
import { type FixtureOptions, planOf } from '../plan-fixture.ts'
import { runScripted } from './scripted.ts'

const traffic = '{ name: shoppers, pattern: { kind: constant, rate: 1/s } }'
const pods = (fields: string) => `{ requests: { cpu: 500m, memory: 256Mi }, serviceTime: 20ms, startup: 5s, ${fields} }`
const apart = (topologyKey: string) =>
  `affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: ${topologyKey}, labelSelector: { matchLabels: { app: shop } } }] } }`
const onHosts = apart('kubernetes.io/hostname')
const onZones = apart('topology.kubernetes.io/zone')
const world = (options: FixtureOptions) => planOf({ traffic, autoscaler: 'fixed: { replicas: 4 }', ...options })
const last = (result: RunResult, id: 'pods.ready' | 'nodes.ready') => result.metrics[id]?.columns[0]?.values.at(-1)
const reasons = ({ metrics }: RunResult) => metrics['pods.unschedulable']?.columns.map(({ labels }) => labels.reason)

const zones = 'zones: [us-east-1a, us-east-1b, us-east-1c]'
const kinds = {
  pool: `pool: { machineType: m7i.2xlarge, min: 1, max: 12, ${zones} }`,
  'cluster autoscaler': `clusterAutoscaler: { nodeGroups: [${['a', 'b', 'c']
    .map((zone) => `{ name: workers-${zone}, machineType: m7i.2xlarge, min: 0, max: 4, zones: [us-east-1${zone}] }`)
    .join(', ')}] }`,
  karpenter: `karpenter: { nodePools: [{ metadata: { name: general }, spec: { template: { spec: { requirements: [{ key: node.kubernetes.io/instance-type, operator: In, values: [m7i.2xlarge] }] } } } }] }`,
}

describe.each(Object.entries(kinds))('pods that keep apart under %s', (_, nodes) => {
  test('on hosts: a machine each, though one would hold all of them', () => {
    const { sim } = runScripted(world({ nodes, pods: pods(onHosts) }), [])
    expect(sim.world.present.map((node) => node.pods.length).sort()).toEqual([1, 1, 1, 1])
  })

  test('on zones: one in each zone, and no machine is bought for the fourth', () => {
    const { sim, result } = runScripted(world({ nodes, pods: pods(onZones) }), [])
    expect(last(result, 'pods.ready')).toBe(3)
    expect(reasons(result)).toEqual(['pod-anti-affinity'])
    const busy = sim.world.present.filter((node) => node.pods.length > 0)
    expect(busy.map(({ machine }) => machine.zone).sort()).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c'])
    expect(sim.world.nodes.length).toBe(3)
  })
})

describe('in a fixed cluster', () => {
  const nodes = 'fixed: { machineType: m7i.2xlarge, count: 3 }'
  test('the pods that find no machine of their own say so in the words of the scheduler', () => {
    const result = run(world({ nodes, pods: pods(onHosts) }))
    expect(last(result, 'pods.ready')).toBe(3)
    expect(result.marks.find(({ subject }) => subject === 'pods:pending')?.reason).toBe(
      "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules.",
    )
  })

  test('a host port does the same', () => {
    const result = run(world({ nodes, pods: pods('hostNetwork: true, ports: [{ containerPort: 8080 }]') }))
    expect(last(result, 'pods.ready')).toBe(3)
    expect(reasons(result)).toEqual(['host-port'])
  })

  test('a rollout that may not be short of a pod is stuck where every machine has one, and one that may goes through', () => {
    const rollout = (rollingUpdate: string) =>
      run(
        world({
          nodes,
          pods: pods(`${onHosts}, terminationGracePeriodSeconds: 5`),
          autoscaler: 'fixed: { replicas: 3 }',
          service: `strategy: { rollingUpdate: ${rollingUpdate} }\n    rollouts: [{ at: 1m }]`,
        }),
      ).marks.filter(({ subject }) => subject === 'shop/rollout').length
    // The mark of its end comes only when every pod is of the new version.
    expect(rollout('{ maxSurge: 1, maxUnavailable: 0 }')).toBe(1)
    expect(rollout('{ maxSurge: 0, maxUnavailable: 1 }')).toBe(2)
  })
})
