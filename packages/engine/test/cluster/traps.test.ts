import { expect, test } from 'vitest'
import { reconcilePods } from '../../src/control/workloads/replica-set.ts'
import { run } from '../../src/run.ts'
import { planOf } from '../plan-fixture.ts'
import { runScripted } from './scripted.ts'

const small = '{ requests: { cpu: 100m, memory: 128Mi }, serviceTime: 20ms, cpuPerRequest: 5ms, startup: 5s }'

test('the newest pod is not what goes first: among ages of one power of two the UID decides', () => {
  const plan = planOf({
    duration: '2h',
    traffic: '{ name: shoppers, pattern: { kind: constant, rate: 1/s } }',
    pods: small,
    autoscaler: 'fixed: { replicas: 4 }',
    nodes: 'fixed: { machineType: m7i.2xlarge, count: 1 }',
  })
  const resize = (atSeconds: number, replicas: number) => ({
    atSeconds,
    act: (sim: Parameters<typeof reconcilePods>[0], at: number) => {
      sim.world.services[0].desired = replicas
      reconcilePods(sim, 0, at)
    },
  })
  // At 5,000 s the first four have been ready for 8,600 s and the others for about 4,890 s: both lie in [2^42, 2^43) ns.
  const { sim } = runScripted(plan, [resize(100, 8), resize(5000, 4)])
  const gone = sim.world.pods.filter(({ phase }) => phase === 'gone')
  expect(gone).toHaveLength(4)
  expect(gone.some(({ createdAtSeconds }) => createdAtSeconds < 0)).toBe(true)
})

test('a machine holds what is allocatable after DaemonSets, not its nominal size', () => {
  // m7i.large has 2 cores: four pods of half a core by that; 1.93 allocatable less 0.2 for DaemonSets hold three.
  const plan = planOf({
    traffic: '{ name: shoppers, pattern: { kind: constant, rate: 1/s } }',
    pods: '{ requests: { cpu: 500m, memory: 256Mi }, serviceTime: 20ms }',
    autoscaler: 'fixed: { replicas: 4 }',
    nodes: 'fixed: { machineType: m7i.large, count: 1 }',
  })
  const result = run(plan)
  expect(result.metrics['pods.ready']?.columns[0].values.at(-1)).toBe(3)
  expect(result.marks.find(({ subject }) => subject === 'pods:pending')?.reason).toBe('0/1 nodes are available: 1 Insufficient cpu.')
})

test('memory reserved grows with the pods that a machine may hold', () => {
  // m7i.large, 29 pods: 8 GiB less (255 + 11 x 29) MiB reserved and 100 MiB for eviction leave 7518 MiB; less 300 MiB for DaemonSets 7218.
  const asked = (memory: string) =>
    run(
      planOf({
        traffic: '{ name: shoppers, pattern: { kind: constant, rate: 1/s } }',
        pods: `{ requests: { memory: ${memory} }, serviceTime: 20ms, cpuPerRequest: 1ms }`,
        autoscaler: 'fixed: { replicas: 2 }',
        nodes: 'fixed: { machineType: m7i.large, count: 1 }',
      }),
    ).metrics['pods.ready']?.columns[0].values.at(-1)
  expect(asked('3609Mi')).toBe(2)
  expect(asked('3610Mi')).toBe(1)
})
