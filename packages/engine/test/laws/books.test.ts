import { canonicalJson, sha256Hex } from '@plimsoll/kernel'
import { outcomes } from '@plimsoll/models'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run, startRun } from '../../src/run.ts'
import { type FixtureOptions, planOf } from '../plan-fixture.ts'

/** Pods that are throttled when both workers are busy, and killed with the eleventh request that they hold. */
const overLimits =
  '{ requests: { cpu: 100m, memory: 30Mi }, limits: { cpu: 400m, memory: 30Mi }, memory: { base: 20Mi, perInFlight: 1Mi }, workers: 2, serviceTime: { p50: 20ms, p99: 120ms }, cpuPerRequest: 25ms, startup: 2s, queue: { limit: 20, timeout: 1s } }'

/** Small random worlds: spikes above capacity, attacks, limiters that refuse or hold back, every policy, fixed and growing clusters. */
const worlds = fc.record<FixtureOptions>({
  duration: fc.constant('8m'),
  traffic: fc
    .record({ low: fc.integer({ min: 0, max: 60 }), high: fc.integer({ min: 1, max: 300 }), attack: fc.boolean() })
    .map(({ low, high, attack }) => {
      const shoppers = `{ name: shoppers, clients: { count: 50 }, pattern: { kind: ramp, from: ${low}/s, to: ${high}/s, over: 4m } }`
      return attack ? `${shoppers}, { name: bots, intent: attack, pattern: { kind: yo-yo, peak: 200/s, on: 30s, off: 90s } }` : shoppers
    }),
  edge: fc.constantFrom(
    '',
    '{ kind: token-bucket, per: client, rate: 5/s, burst: 5 }',
    '{ kind: nginx-limit-req, per: source, rate: 60r/s, burst: 30 }',
  ),
  pods: fc.constantFrom(undefined, undefined, overLimits),
  balance: fc.constantFrom('round-robin', 'random', 'least-requests', 'queue', 'connections, perSource: 20'),
  autoscaler: fc.constantFrom(
    undefined,
    'fixed: { replicas: 3 }',
    'fixed: { replicas: 0 }',
    'scalingPolicies: { minCapacity: 2, maxCapacity: 12, metricDelay: 0s, policies: [{ kind: target-tracking, targetValue: 50 }] }',
  ),
  nodes: fc.constantFrom(
    undefined,
    'fixed: { machineType: m7i.large, count: 1 }',
    'scalingGroup: { machineType: m7i.large, max: 8, defaultInstanceWarmup: 1m, policies: [{ kind: target-tracking, targetValue: 30 }], warmPool: { minSize: 1 } }',
  ),
})

const runs = { numRuns: 25, seed: 20_261_123 }
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)

describe('the books of every run', () => {
  test('every offered attempt has exactly one outcome, in the ledger and in the series', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const plan = planOf(world)
        const { outcomes: ledger, metrics, latency } = run(plan)
        for (const source of ledger.bySource) {
          expect(outcomes.reduce((total, outcome) => total + source.counts[outcome], 0)).toBe(source.offered)
          const measured = latency.filter(({ intent }) => intent === source.intent).reduce((total, { count }) => total + count, 0)
          expect(measured).toBe(
            ledger.bySource.filter(({ intent }) => intent === source.intent).reduce((total, { counts }) => total + counts.served, 0),
          )
          const column = metrics['requests.offered']?.columns.find(({ labels }) => labels.source === source.source)
          expect(sum(column?.values ?? new Float64Array())).toBeCloseTo(source.offered / plan.bucketSeconds, 6)
        }
      }),
      runs,
    )
  })

  test('runs that take turns on one thread do not disturb each other', () => {
    fc.assert(
      fc.property(worlds, worlds, (one, other) => {
        const plans = [planOf(one), planOf(other)]
        const started = plans.map((plan) => startRun(plan))
        while (!started.map((turn) => turn.advance(1).isDone).every(Boolean));
        const hashes = (results: readonly unknown[]) => results.map((result) => sha256Hex(canonicalJson(result)))
        expect(hashes(started.map((turn) => turn.result()))).toEqual(hashes(plans.map((plan) => run(plan))))
      }),
      { ...runs, numRuns: 6 },
    )
  })

  test('the same plan and seed give the same bytes, however the run is cut into pieces', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 7 }), (world, piece) => {
        const plan = planOf(world)
        const pieces = startRun(plan)
        while (!pieces.advance(piece).isDone);
        expect(sha256Hex(canonicalJson(pieces.result()))).toBe(sha256Hex(canonicalJson(run(plan))))
      }),
      { ...runs, numRuns: 10 },
    )
  })

  test('another seed is another world with the same plan', () => {
    const plan = planOf()
    const [first, second] = [run(plan, { seed: 1 }), run(plan, { seed: 2 })]
    expect(second.planHash).toBe(first.planHash)
    expect(second.outcomes.offered).not.toBe(first.outcomes.offered)
  })

  test('the clock of marks and leases never goes back', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { marks, usage, durationSeconds } = run(planOf(world))
        marks.forEach((mark, index) => {
          expect(mark.atSeconds).toBeGreaterThanOrEqual(marks[Math.max(0, index - 1)].atSeconds)
          for (const cause of mark.because) expect(cause).toBeLessThan(index)
        })
        for (const lease of usage.nodes) {
          const instants = [lease.requestedAtSeconds, lease.launchedAtSeconds, lease.readyAtSeconds, lease.endedAtSeconds].filter(
            (at) => at !== null,
          )
          expect(instants).toEqual([...instants].sort((a, b) => a - b))
          expect(instants.every((at) => at <= durationSeconds)).toBe(true)
        }
      }),
      runs,
    )
  })

  test('under the same arrivals, twice the pods never lose more', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 3 }), (world, replicas) => {
        // No law for pods that are killed with what they hold: fewer of them may refuse in time what more of them die of.
        const sized = (count: number) =>
          planOf({
            ...world,
            pods: undefined,
            autoscaler: `fixed: { replicas: ${count} }`,
            nodes: 'fixed: { machineType: m7i.2xlarge, count: 2 }',
          })
        const lost = (count: number) => {
          const { counts } = run(sized(count)).outcomes
          return counts.queueFull + counts.timedOut + counts.shed + counts.failed
        }
        expect(lost(replicas * 2)).toBeLessThanOrEqual(lost(replicas))
      }),
      runs,
    )
  })
})
