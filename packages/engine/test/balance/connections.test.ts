import { expect, test } from 'vitest'
import { reconcilePods } from '../../src/control/workloads/replica-set.ts'
import { runScripted } from '../cluster/scripted.ts'
import { planOf } from '../plan-fixture.ts'

/** 2 pods for ten minutes, 4 from minute two on: worker-seconds of the two that came later. */
function workOfNewPods(balance: string): readonly number[] {
  const plan = planOf({
    duration: '10m',
    traffic: '{ name: shoppers, pattern: { kind: constant, rate: 40/s } }',
    pods: '{ requests: { cpu: 100m }, workers: 8, serviceTime: 20ms, startup: 5s }',
    balance,
    autoscaler: 'fixed: { replicas: 2 }',
    nodes: 'fixed: { machineType: m7i.2xlarge, count: 1 }',
  })
  const work: number[] = []
  runScripted(plan, [
    {
      atSeconds: 120,
      act(sim, atSeconds) {
        sim.world.services[0].desired = 4
        reconcilePods(sim, 0, atSeconds)
      },
    },
    {
      atSeconds: 590,
      act(sim) {
        for (const { service, slot, createdAtSeconds } of sim.world.services[0].pods)
          if (createdAtSeconds > 0) work.push(sim.dataPlane.busySeconds(service, slot))
      },
    },
  ])
  return work
}

test('trap 22: a service balances connections: pods that come later get nothing while connections last', () => {
  expect(workOfNewPods('connections, perSource: 50')).toEqual([0, 0])
  // Per request they take their quarter of 40/s x 20 ms over 450 s or more: 90 worker-seconds each, less chance.
  for (const seconds of workOfNewPods('random')) expect(seconds).toBeGreaterThan(80)
})

test('connections that end by age let new pods in', () => {
  for (const seconds of workOfNewPods('connections, perSource: 50, maxAge: 1m')) expect(seconds).toBeGreaterThan(30)
})
