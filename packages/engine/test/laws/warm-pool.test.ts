import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NodeLease } from '../../src/result/usage.ts'
import { run } from '../../src/run.ts'
import { planOf } from '../plan-fixture.ts'

const runs = { numRuns: 12, seed: 20_261_125 }

const settings = fc.record({
  poolState: fc.constantFrom('Stopped', 'Hibernated', 'Running'),
  minSize: fc.integer({ min: 0, max: 3 }),
  prepared: fc.integer({ min: 0, max: 8 }),
  reuse: fc.boolean(),
  zones: fc.constantFrom('[us-east-1a]', '[us-east-1a, us-east-1b]'),
  provider: fc.constantFrom('pool', 'scalingGroup'),
})

const providers = {
  pool: 'scaleDownAfter: 1m',
  scalingGroup: 'defaultInstanceWarmup: 60s, policies: [{ kind: target-tracking, targetValue: 30 }]',
}

type SettingsOf<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Settings> ? Settings : never

/** A spike and its end. */
function leasesOf({ poolState, minSize, prepared, reuse, zones, provider }: SettingsOf<typeof settings>): readonly NodeLease[] {
  const warmPool = `{ poolState: ${poolState}, minSize: ${minSize}, maxGroupPreparedCapacity: ${prepared}, instanceReusePolicy: { reuseOnScaleIn: ${reuse} } }`
  const group = `machineType: m7i.large, min: 1, max: 8, zones: ${zones}, provisioning: { request: 20s, boot: 20s, ready: 5s }, warmPool: ${warmPool}`
  return run(
    planOf({
      duration: '30m',
      traffic:
        '{ name: shoppers, pattern: { kind: steps, steps: [{ at: 0s, rate: 20/s }, { at: 2m, rate: 150/s }, { at: 10m, rate: 20/s }] } }',
      nodes: `${provider}: { ${group}, ${providers[provider as keyof typeof providers]} }`,
    }),
  ).usage.nodes
}

test('a machine of the pool serves once, from the instant at which its stay ended', () => {
  fc.assert(
    fc.property(settings, (given) => {
      const leases = leasesOf(given)
      const stays = leases.filter(({ warmPool }) => warmPool)
      const taken = leases.filter(({ isWarmStart }) => isWarmStart)
      const ends = stays.map(({ endedAtSeconds, zone }) => `${endedAtSeconds} ${zone}`)
      for (const { requestedAtSeconds, zone } of taken) {
        const place = ends.indexOf(`${requestedAtSeconds} ${zone}`)
        expect(place).toBeGreaterThanOrEqual(0)
        ends.splice(place, 1)
      }
      const atStart = leases.filter(({ requestedAtSeconds, warmPool }) => requestedAtSeconds === 0 && !warmPool).length
      const prepared = stays.filter(({ requestedAtSeconds }) => requestedAtSeconds === 0).length
      expect(prepared).toBe(Math.max(given.minSize, given.prepared - atStart))
    }),
    runs,
  )
})

test('stays are in order: asked for, running, stopped, over; only those of a running pool never stop', () => {
  fc.assert(
    fc.property(settings, (given) => {
      for (const { requestedAtSeconds, launchedAtSeconds, endedAtSeconds, warmPool } of leasesOf(given)) {
        if (!warmPool) continue
        const instants = [requestedAtSeconds, launchedAtSeconds, warmPool.stoppedAtSeconds, endedAtSeconds].filter((each) => each !== null)
        expect(instants).toEqual([...instants].sort((a, b) => a - b))
        if (given.poolState === 'Running') expect(warmPool.stoppedAtSeconds).toBeNull()
      }
    }),
    runs,
  )
})
