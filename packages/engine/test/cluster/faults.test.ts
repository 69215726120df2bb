import { describe, expect, test } from 'vitest'
import { reconcilePods } from '../../src/control/workloads/replica-set.ts'
import type { RunResult } from '../../src/result/run-result.ts'
import { planOf } from '../plan-fixture.ts'
import { runScripted, type Step } from './scripted.ts'

/** Machines of 4 cores with 3.72 for workloads: three pods of one core each. Machines take 60 s to come. */
const provisioning = 'provisioning: { request: 20s, boot: 20s, ready: 20s }'
const group = (name: string, fields: string) => `{ name: ${name}, machineType: m7i.xlarge, ${provisioning}, ${fields} }`
const world = (replicas: number, groups: readonly string[], sections: string, duration = '30m') =>
  planOf({
    duration,
    traffic: '{ name: shoppers, pattern: { kind: constant, rate: 40/s } }',
    pods: '{ requests: { cpu: 1, memory: 256Mi }, workers: 8, serviceTime: 20ms, cpuPerRequest: 5ms, startup: 10s }',
    autoscaler: `fixed: { replicas: ${replicas} }`,
    nodes: `clusterAutoscaler: { flags: { expander: priority, frequent-loops-enabled: false }, nodeGroups: [${groups.join(', ')}] }`,
    sections,
  })

const reasons = (result: RunResult, part: string) => result.marks.filter(({ reason }) => reason.includes(part))
const resize = (atSeconds: number, replicas: number): Step => ({
  atSeconds,
  act(sim, at) {
    sim.world.services[0].desired = replicas
    reconcilePods(sim, 0, at)
  },
})

describe('a lost zone', () => {
  const zones = 'zones: [us-east-1a, us-east-1b], max: 10'
  const lost = (replicas = 12) =>
    runScripted(world(replicas, [group('general', zones)], 'faults: [{ kind: zone-loss, zone: us-east-1a, at: 5m, for: 20m }]'), [])

  test('fails what its pods serve until their nodes are NotReady, 50 s later', () => {
    const { result } = lost()
    // Half of 40 requests a second go to dead pods for 50 s; what is in flight at the start is a handful.
    const { failed, shed } = result.outcomes.counts
    expect(failed).toBeGreaterThan(900)
    expect(failed).toBeLessThan(1100)
    expect(shed).toBe(0)
    expect(reasons(result, 'stopped posting node status').map(({ atSeconds }) => atSeconds)).toEqual([350, 350])
  })

  test('moves its pods 350 s after the loss, one node every 10 s, to machines in the other zone', () => {
    const { result, sim } = lost()
    expect(reasons(result, 'TaintManagerEviction').map(({ atSeconds }) => atSeconds)).toEqual([650, 660])
    const replaced = sim.world.pods.filter(({ createdAtSeconds }) => createdAtSeconds > 0).map(({ createdAtSeconds }) => createdAtSeconds)
    expect(replaced).toEqual([650, 650, 650, 660, 660, 660])
    const later = sim.world.nodes.filter(({ requestedAtSeconds }) => requestedAtSeconds > 300)
    expect(later.length).toBe(2)
    expect(later.every(({ machine }) => machine.zone === 'us-east-1b')).toBe(true)
    expect(result.metrics['pods.ready']?.columns[0].values.at(-1)).toBe(12)
  })

  test('a machine that stopped is removed when it has been unready for 20 min', () => {
    const plan = world(12, [group('general', zones)], 'faults: [{ kind: node-loss, at: 5m, zone: us-east-1a }]', '50m')
    const { result, sim } = runScripted(plan, [])
    const silent = reasons(result, '1 machine stops').filter(({ kind }) => kind === 'node')
    expect(silent).toHaveLength(1)
    const node = sim.world.nodes.find(({ name }) => silent[0].subject === `node:${name}`)
    expect(node?.endedAtSeconds).toBeGreaterThan(300 + 1200)
    expect(node?.endedAtSeconds).toBeLessThan(300 + 1200 + 600)
  })
})

describe('machines that come back', () => {
  const fixed = 'fixed: { machineType: m7i.xlarge, count: 4, zones: [us-east-1a, us-east-1b] }'
  const pods = (fields = '') => `{ requests: { cpu: 1, memory: 256Mi }, workers: 4, serviceTime: 20ms, startup: 10s${fields} }`
  const run = (fault: string, fields = '') => {
    const nodes = fixed
    return runScripted(
      planOf({
        duration: '20m',
        traffic: '{ name: s, pattern: { kind: constant, rate: 5/s } }',
        pods: pods(fields),
        autoscaler: 'fixed: { replicas: 12 }',
        nodes,
        sections: `faults: [${fault}]`,
      }),
      [],
    )
  }
  const ready = ({ result }: ReturnType<typeof run>) => result.metrics['pods.ready']?.columns[0].values.at(-1)

  test('take pods again: three on each of four machines, none of which another machine had room for', () => {
    // Evictions come after 350 s; the zone is back after 600 s. Machines of a fixed set boot at once.
    const back = run('{ kind: zone-loss, zone: us-east-1a, at: 5m, for: 10m }')
    expect(reasons(back.result, 'Kubelet posts node status again').map(({ atSeconds }) => atSeconds)).toEqual([900, 900])
    expect(ready(back)).toBe(12)
    expect(ready(run('{ kind: zone-loss, zone: us-east-1a, at: 5m, for: 10m, machinesReturn: false }'))).toBe(6)
  })

  test('before the eviction of their pods have them made anew, and are evicted no more', () => {
    const { result, sim } = run('{ kind: node-loss, at: 5m, for: 2m }')
    expect(reasons(result, 'TaintManagerEviction')).toEqual([])
    expect(sim.world.pods.filter(({ createdAtSeconds }) => createdAtSeconds > 0).map(({ createdAtSeconds }) => createdAtSeconds)).toEqual([
      420, 420, 420,
    ])
  })

  test('pods leave as soon as they tolerate it: 50 s and 30 s, or never', () => {
    const toleration = (rest: string) =>
      `, tolerations: [{ key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute${rest} }]`
    const evicted = (rest: string) =>
      reasons(run('{ kind: node-loss, at: 5m }', toleration(rest)).result, 'TaintManagerEviction').map(({ atSeconds }) => atSeconds)
    expect(evicted(', tolerationSeconds: 30')).toEqual([380])
    expect(evicted('')).toEqual([])
  })
})

describe('a stock-out', () => {
  const groups = [group('cheap', 'max: 10, priority: 20, capacityType: spot'), group('dear', 'max: 10, priority: 10')]
  const out = (fields: string) =>
    `supply: { spot: { interruptionsPerMonth: 0 } }\nfaults: [{ kind: stock-out, at: 1m, for: 25m, capacityType: spot${fields} }]`

  test('that is reported backs the group off, and the next loop buys from another', () => {
    const { result, sim } = runScripted(world(3, groups, out('')), [resize(120, 9)])
    const refused = reasons(result, 'InsufficientInstanceCapacity')
    expect(refused[0]).toMatchObject({ subject: 'pool:cheap', kind: 'node' })
    const dear = sim.world.nodes.filter((node) => node.group === 1)
    expect(dear).toHaveLength(2)
    // A loop asks in vain, the next one sees the failure, the one after that asks the other group.
    expect(dear[0].requestedAtSeconds).toBeLessThanOrEqual(120 + 30)
    expect(result.usage.nodes.filter(({ launchedAtSeconds, nodePool }) => nodePool === 'cheap' && launchedAtSeconds !== 0)).toMatchObject([
      { launchedAtSeconds: null },
      { launchedAtSeconds: null },
    ])
  })

  test('that nobody reports is noticed after 15 min', () => {
    const { sim } = runScripted(world(3, groups, out(', isReported: false')), [resize(120, 9)])
    const dear = sim.world.nodes.filter((node) => node.group === 1)
    expect(dear[0].requestedAtSeconds).toBeGreaterThan(120 + 900)
    expect(dear[0].requestedAtSeconds).toBeLessThan(120 + 900 + 30)
  })
})

describe('a spot interruption', () => {
  const groups = [group('cheap', 'max: 10, priority: 20, capacityType: spot'), group('dear', 'max: 10, priority: 10')]
  const storm = 'supply: { spot: { interruptionsPerMonth: 0 } }\nfaults: [{ kind: spot-storm, at: 5m, for: 20m }]'

  test('gives two minutes of notice, in which pods are drained, then takes the machine', () => {
    const { result, drained } = runScripted(world(6, groups, storm), [])
    expect(drained.map(({ atSeconds }) => atSeconds < 310)).toEqual([true, true])
    expect(result.usage.nodes.filter(({ nodePool }) => nodePool === 'cheap').map(({ endedAtSeconds }) => endedAtSeconds)).toEqual(
      expect.arrayContaining([420, 420]),
    )
    expect(result.metrics['pods.ready']?.columns[0].values.at(-1)).toBe(6)
    expect(result.outcomes.counts.failed).toBe(0)
  })

  test('kills what is still there when the notice is over', () => {
    const held = 'replicas: 6\n    podDisruptionBudget: { minAvailable: 100% }'
    const base = world(6, groups, storm)
    const plan = planOf({
      duration: '10m',
      traffic: '{ name: shoppers, pattern: { kind: constant, rate: 40/s } }',
      pods: '{ requests: { cpu: 1, memory: 256Mi }, workers: 8, serviceTime: 200ms, startup: 10s }',
      autoscaler:
        'hpa: { minReplicas: 6, maxReplicas: 6, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }] }',
      service: held,
      nodes: `clusterAutoscaler: { nodeGroups: [${groups.join(', ')}] }`,
      sections: storm,
    })
    expect(base.supply.spot.notice).toEqual({ kind: 'constant', value: 120 })
    const { result, drained } = runScripted(plan, [])
    expect(drained).toHaveLength(0)
    expect(reasons(result, 'lost with their machine').every(({ atSeconds }) => atSeconds === 420)).toBe(true)
    expect(result.outcomes.counts.failed).toBeGreaterThan(0)
  })

  test('comes by itself at the rate of the month', () => {
    // 99.9 % a month is a hazard of 6.908/720 an hour: 0.23 in 24 h. 40 machines: 1 - exp(-0.23) = 20.6 %, about 8.2, give or take 2.6.
    const many = world(120, [group('cheap', 'max: 60, capacityType: spot')], 'supply: { spot: { interruptionsPerMonth: 0.999 } }', '24h')
    const { result } = runScripted(many, [])
    const first = result.usage.nodes.slice(0, 40).filter(({ endedAtSeconds }) => endedAtSeconds !== null)
    expect(first.length).toBeGreaterThanOrEqual(2)
    expect(first.length).toBeLessThanOrEqual(16)
  })
})

test('a quota holds machines back, and the mark says how full it is', () => {
  const quota = 'supply: { quotas: [{ capacityType: on-demand, cores: 8 }] }'
  const { result, sim } = runScripted(world(6, [group('general', 'max: 10')], quota), [resize(120, 9)])
  expect(sim.world.present).toHaveLength(2)
  expect(reasons(result, 'VcpuLimitExceeded: 8 of 8 on-demand cores of the quota are in use').length).toBeGreaterThan(0)
})

test('a launch throttle lets machines come one after another', () => {
  const throttle = 'supply: { launchRate: { burst: 1, perSecond: 0.02 } }'
  const { sim } = runScripted(world(3, [group('general', 'max: 10')], throttle), [resize(120, 12)])
  const launched = sim.world.nodes
    .slice(1)
    .map(({ launchedAtSeconds, requestedAtSeconds }) => (launchedAtSeconds ?? 0) - requestedAtSeconds)
  // One token; then one every 50 s. Each machine takes 20 s beyond its turn.
  expect(launched.map(Math.round)).toEqual([20, 70, 120])
})

test('without metrics the HPA does nothing, says so, and goes on when they are back', () => {
  const plan = planOf({
    duration: '20m',
    traffic: '{ name: shoppers, pattern: { kind: ramp, from: 10/s, to: 200/s, over: 10m } }',
    sections: 'faults: [{ kind: metrics-dropout, at: 3m, for: 7m }]',
  })
  const { result } = runScripted(plan, [])
  const scaled = result.marks.filter(({ kind }) => kind === 'scale').map(({ atSeconds }) => atSeconds)
  expect(scaled.length).toBeGreaterThan(0)
  expect(scaled.filter((at) => at > 180 && at < 600)).toEqual([])
  const recorded =
    'unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)'
  expect(result.marks.some(({ reason, atSeconds }) => atSeconds > 180 && atSeconds < 600 && reason.includes(recorded))).toBe(true)
})
