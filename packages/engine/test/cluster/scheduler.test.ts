import { describe, expect, test } from 'vitest'
import type { Simulation } from '../../src/control/simulation.ts'
import type { RunResult } from '../../src/result/run-result.ts'
import { run } from '../../src/run.ts'
import { type FixtureOptions, planOf } from '../plan-fixture.ts'
import { runScripted } from './scripted.ts'

const traffic = '{ name: shoppers, pattern: { kind: constant, rate: 1/s } }'
const pods = (fields = '', cpu = '500m') =>
  `{ requests: { cpu: ${cpu}, memory: 256Mi }, serviceTime: 20ms, cpuPerRequest: 5ms, startup: 5s${fields && `, ${fields}`} }`
const world = (options: FixtureOptions) => planOf({ traffic, pods: pods(), autoscaler: 'fixed: { replicas: 4 }', ...options })
const last = (result: RunResult, id: 'pods.ready' | 'pods.pending' | 'pods.unschedulable') => result.metrics[id]?.columns[0]?.values.at(-1)
const podsByNode = (options: FixtureOptions) => runScripted(world(options), []).sim.world.nodes.map((node) => node.pods.length)

describe('where pods go', () => {
  test('they spread over machines, or fill one after the other', () => {
    const nodes = 'fixed: { machineType: m7i.2xlarge, count: 4 }'
    expect(podsByNode({ nodes })).toEqual([1, 1, 1, 1])
    // With the system's default spread a node that has a pod of the service loses points that MostAllocated cannot make up for.
    const spread =
      'topologySpreadConstraints: [{ maxSkew: 9, topologyKey: rack, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: shop } } }]'
    const labelled = 'fixed: { machineType: m7i.2xlarge, count: 4, labels: { rack: one } }'
    const packed = podsByNode({ nodes: labelled, pods: pods(spread), sections: 'cluster: { scheduler: { scoring: MostAllocated } }' })
    expect([...packed].sort()).toEqual([0, 0, 0, 4])
  })

  test('a zone constraint keeps zones even, and pods wait although there is room in the fuller zone', () => {
    const constraint =
      'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: shop } } }]'
    const nodes = (count: number) => `fixed: { machineType: m7i.large, count: ${count}, zones: [us-east-1a, us-east-1b] }`
    // 1.73 cores a machine hold three pods of 0.5: two machines in one zone and one in the other hold 6 and 3, of which maxSkew 1 lets 4 and 3 be used.
    const result = run(world({ nodes: nodes(3), pods: pods(constraint), autoscaler: 'fixed: { replicas: 9 }' }))
    expect(last(result, 'pods.ready')).toBe(7)
    expect(result.metrics['pods.unschedulable']?.columns.map(({ labels }) => labels.reason)).toEqual(['spread'])
  })

  test('a taint keeps pods away that do not tolerate it, a selector those that want other nodes', () => {
    const tainted = 'fixed: { machineType: m7i.2xlarge, count: 2, taints: [{ key: gpu, effect: NoSchedule }] }'
    const refused = run(world({ nodes: tainted }))
    expect(last(refused, 'pods.ready')).toBe(0)
    expect(refused.metrics['pods.unschedulable']?.columns[0].labels).toEqual({ service: 'shop', reason: 'taint' })
    expect(refused.marks.find(({ subject }) => subject === 'pods:pending')?.reason).toBe(
      '0/2 nodes are available: 2 node(s) had untolerated taint(s).',
    )
    expect(last(run(world({ nodes: tainted, pods: pods('tolerations: [{ key: gpu, operator: Exists }]') })), 'pods.ready')).toBe(4)
    const arm = run(
      world({ nodes: 'fixed: { machineType: m7i.2xlarge, count: 2 }', pods: pods('nodeSelector: { kubernetes.io/arch: arm64 }') }),
    )
    expect(arm.metrics['pods.unschedulable']?.columns[0].labels.reason).toBe('affinity')
  })

  test('DaemonSets of the cluster take the place of the overhead', () => {
    // m7i.large: 2 cores less 70 m reserved are 1.93. With 200 m of overhead three pods of 0.5 fit; with 500 m of DaemonSets two.
    const nodes = 'fixed: { machineType: m7i.large, count: 1 }'
    expect(last(run(world({ nodes })), 'pods.ready')).toBe(3)
    const heavy = 'cluster: { daemonSets: [{ name: agent, requests: { cpu: 500m } }] }'
    expect(last(run(world({ nodes, sections: heavy })), 'pods.ready')).toBe(2)
    const elsewhere = 'cluster: { daemonSets: [{ name: agent, requests: { cpu: 500m }, nodeSelector: { disk: ssd } }] }'
    expect(last(run(world({ nodes, sections: elsewhere })), 'pods.ready')).toBe(3)
  })
})

describe('priorities', () => {
  const twoServices = (scale: string) => `
apiVersion: plimsoll/v1
kind: Scenario
name: reserve
run: { start: 2026-11-27T00:00:00-05:00, duration: 10m, seed: 1 }
traffic: [{ name: shoppers, to: shop, pattern: { kind: steps, steps: [{ at: 0s, rate: 1/s }, { at: 3m, rate: 90/s }] } }]
cluster: { priorityClasses: [{ name: reserve, value: -10 }] }
services:
  - name: shop
    pods: ${pods('workers: 2')}
    autoscaler: { ${scale} }
  - name: reserve
    pods: ${pods('priorityClassName: reserve')}
    autoscaler: { fixed: { replicas: 5 } }
nodes: { pool: { machineType: m7i.large, min: 2, max: 4 } }
bill: { provider: aws, region: us-east-1 }
`
  test('a placeholder gives way at once, and waits for the machine that is ordered instead', () => {
    const plan = planOf({ document: twoServices(hpa) })
    const { marks, metrics } = run(plan)
    const preempted = marks.find(({ reason }) => reason.startsWith('Preempted by a pod of shop'))
    expect(preempted?.subject).toBe('reserve/pods')
    const grown = marks.find(({ kind, subject, to }) => kind === 'node' && subject === 'pool:general' && Number(to) > 2)
    expect(grown).toBeDefined()
    // The shop's new pod starts (5 s) long before the machine is there (about a minute).
    const ready = metrics['pods.ready']?.columns.find(({ labels }) => labels.service === 'shop')?.values ?? []
    const scaledAt = marks.find(({ kind, subject }) => kind === 'scale' && subject === 'shop')?.atSeconds ?? 0
    const servedAt = ready.findIndex((count) => count >= 2) * plan.bucketSeconds
    expect(servedAt - scaledAt).toBeLessThan(30)
    const reserve = metrics['pods.ready']?.columns.find(({ labels }) => labels.service === 'reserve')?.values ?? []
    expect(Math.min(...reserve)).toBeLessThan(5)
    expect(reserve.at(-1)).toBe(5)
  })

  test('the scheduler books a machine for what is bound or promised to it, once, while its victims take their time to go', () => {
    const document = twoServices(hpa)
      .replace('kind: steps, steps: [{ at: 0s, rate: 1/s }, { at: 3m, rate: 90/s }]', 'kind: yo-yo, low: 1/s, peak: 400/s, on: 3m, off: 7m')
      .replace('duration: 10m', 'duration: 30m')
      .replace('priorityClassName: reserve', 'priorityClassName: reserve, lifecycle: { preStop: { sleep: { seconds: 25 } } }')
      .replace('pool: { machineType: m7i.large, min: 2, max: 4 }', 'fixed: { machineType: m7i.large, count: 2 }')
    let promises = 0
    const check = ({ world, plan, scheduling }: Simulation) => {
      const waiting = world.services.flatMap(({ pending }) => pending)
      promises += waiting.filter(({ nominatedNode }) => nominatedNode >= 0).length
      for (const node of world.present.filter(({ row }) => row >= 0)) {
        const promised = waiting.filter(({ nominatedNode }) => nominatedNode === node.index)
        const milli = [...node.pods, ...promised].reduce((sum, { service }) => sum + plan.services[service].requests.cores * 1000, 0)
        expect(scheduling.table.columns.usedCpu[node.row]).toBeCloseTo(node.machine.daemons.cores * 1000 + milli, 6)
      }
    }
    runScripted(
      planOf({ document }),
      Array.from({ length: 350 }, (_, step) => ({ atSeconds: 5 * (step + 1), act: check })),
    )
    expect(promises).toBeGreaterThan(0)
  })
})

const hpa =
  'hpa: { minReplicas: 1, maxReplicas: 4, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }] }'

describe('back-off', () => {
  const nodes = 'pool: { machineType: m7i.large, min: 1, max: 2 }'
  const growing = (version: string) =>
    run(
      planOf({
        traffic: '{ name: shoppers, pattern: { kind: steps, steps: [{ at: 0s, rate: 1/s }, { at: 2m, rate: 120/s }] } }',
        pods: pods('workers: 2'),
        autoscaler:
          'hpa: { minReplicas: 3, maxReplicas: 5, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 30 } } }] }',
        nodes,
        sections: `cluster: { version: "${version}" }`,
      }),
    )
  const waited = ({ marks }: RunResult) => {
    const [from, to] = marks.filter(({ subject }) => subject === 'pods:pending')
    return to.atSeconds - from.atSeconds
  }

  test('a pod is bound the moment that its machine is Ready; until 1.32 it may still have to back off, at most 10 s', () => {
    const modern = growing('1.36')
    const old = growing('1.32')
    const readyAt = modern.usage.nodes[1].readyAtSeconds ?? 0
    expect(waited(modern)).toBeCloseTo(readyAt - (modern.marks.find(({ subject }) => subject === 'pods:pending')?.atSeconds ?? 0), 6)
    expect(waited(old) - waited(modern)).toBeGreaterThanOrEqual(0)
    expect(waited(old) - waited(modern)).toBeLessThanOrEqual(11)
  })
})
