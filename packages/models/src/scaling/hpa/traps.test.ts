import { describe, expect, it } from 'vitest'
import { cpuSpec, directSpec, podsOf, samplesOf, seenAt, wants } from './fixture.ts'
import type { MetricReading } from './seen.ts'
import { type HpaSpec, hpaSpec } from './spec.ts'
import { afterRestart, initialHpaState, step } from './step.ts'

/** Sizes over time when the workload always has what was written and the metric always wants `wanted(k)`. */
function follow(spec: HpaSpec, start: number, wanted: (round: number) => number, rounds: number): number[] {
  let state = initialHpaState
  let size = start
  return Array.from({ length: rounds }, (_, round) => {
    // One evaluation takes a little, so events of the last one are just over a period old.
    const next = step(spec, state, seenAt(round * 15.02, size, [wants(wanted(round))]))
    state = next.state
    size = next.decision.write?.replicas ?? size
    return size
  })
}

const cpu = (...values: number[]): MetricReading => ({ samples: samplesOf(values) })

describe('trap 1: the size is not ceil(current * usage / target)', () => {
  // 1240 of 1000 m is 124 %; 124/60 * 15 = 31.000000000000004 in doubles, so 32.
  it('percent is an integer and the ratio a double', () => {
    const spec = cpuSpec(60, { behavior: {} })
    const { decision } = step(spec, initialHpaState, seenAt(0, 15, [cpu(...Array(15).fill(1240))]))
    expect(decision.recommended).toBe(32)
  })

  it('the ready pods multiply, not the current size', () => {
    const pods = podsOf(10, (index) => (index < 5 ? { phase: 'Failed' } : {}))
    const { decision } = step(cpuSpec(50), initialHpaState, seenAt(0, 10, [cpu(...Array(10).fill(1000))], { pods }))
    // 100 % of 50 % with 5 pods that count is 10: no change although the current size is 10.
    expect(decision.recommended).toBe(10)
  })
})

describe('trap 2: every target type counts other pods', () => {
  const external = (target: object) =>
    hpaSpec.parse({ maxReplicas: 100, metrics: [{ type: 'External', external: { metric: { name: 'queue' }, target } }] })
  const half = { pods: podsOf(4, (index) => (index < 2 ? { ready: 'False' } : {})) }

  it('Value multiplies the pods that serve', () => {
    const { decision } = step(
      external({ type: 'Value', value: 10 }),
      initialHpaState,
      seenAt(0, 4, [{ seriesMilli: [30_000] }], { ...half }),
    )
    expect(decision.recommended).toBe(6)
    expect(decision.proposals[0]).toMatchObject({ rule: 'ratio-times-serving-pods', pods: { ready: 2 } })
  })

  it('AverageValue looks at no pod', () => {
    const { decision } = step(
      external({ type: 'AverageValue', averageValue: 10 }),
      initialHpaState,
      seenAt(0, 4, [{ seriesMilli: [80_000] }], half),
    )
    expect(decision.recommended).toBe(8)
  })

  it('all pods unready and a Value metric: it asks for nothing, and the down window holds it back', () => {
    const pods = podsOf(4, () => ({ ready: 'False' as const }))
    const { decision } = step(external({ type: 'Value', value: 10 }), initialHpaState, seenAt(0, 4, [{ seriesMilli: [30_000] }], { pods }))
    expect([decision.recommended, decision.replicas, decision.rule]).toEqual([0, 4, 'scale-down-stabilised'])
  })
})

describe('trap 3: a ratio of exactly 1.1', () => {
  it.each([
    ['1.32', 11],
    ['1.36', 10],
  ])('%s: 10 pods at 55 %% of 50 %% become %d', (version, size) => {
    const { decision } = step(cpuSpec(50, { controller: { version } }), initialHpaState, seenAt(0, 10, [cpu(...Array(10).fill(550))]))
    expect(decision.replicas).toBe(size)
  })

  it('the lower edge holds in both', () => {
    for (const version of ['1.32', '1.36']) {
      const { decision } = step(cpuSpec(50, { controller: { version } }), initialHpaState, seenAt(0, 10, [cpu(...Array(10).fill(450))]))
      expect(decision.recommended).toBe(10)
    }
  })

  it('a direction may have its own tolerance', () => {
    const spec = cpuSpec(50, { behavior: { scaleUp: { tolerance: '0' }, scaleDown: { tolerance: '500m' } } })
    const at = (usage: number) => step(spec, initialHpaState, seenAt(0, 10, [cpu(...Array(10).fill(usage))])).decision.recommended
    expect([at(510), at(260)]).toEqual([11, 10])
  })
})

describe('trap 4: behavior, even an empty one, is another path', () => {
  it('absent: 1, 4, 8, 16', () => expect(follow(directSpec(), 1, () => 100, 3)).toEqual([4, 8, 16]))
  it('empty: 1, 5, 10, 20', () => expect(follow(directSpec({ behavior: {} }), 1, () => 100, 3)).toEqual([5, 10, 20]))
})

describe('trap 5: policies are measured from the start of their period', () => {
  it('4 pods a minute are 4 pods a minute, not 4 each time', () => {
    const behavior = { scaleUp: { policies: [{ type: 'Pods', value: 4, periodSeconds: 60 }] } }
    // The event of round 0 is 60.08 s old in round 4.
    expect(follow(directSpec({ behavior }), 10, () => 100, 6)).toEqual([14, 14, 14, 14, 18, 18])
  })
})

describe('trap 6: a window picks an extreme of recommendations', () => {
  it('a new controller remembers the size it found for a whole down window', () => {
    const sizes = follow(directSpec({ controller: { downscaleStabilization: '60s' } }), 10, () => 2, 7)
    // 60.08 s after the first evaluation its memory has left the window.
    expect(sizes).toEqual([10, 10, 10, 10, 2, 2, 2])
  })

  it('so does a restarted one', () => {
    const spec = directSpec({ controller: { downscaleStabilization: '60s' } })
    const early = step(spec, initialHpaState, seenAt(0, 10, [wants(2)]))
    expect(step(spec, early.state, seenAt(75, 10, [wants(2)])).decision.replicas).toBe(2)
    expect(step(spec, afterRestart(early.state), seenAt(75, 10, [wants(2)])).decision.replicas).toBe(10)
  })

  it('an up window follows its smallest recommendation', () => {
    const behavior = { scaleUp: { stabilizationWindowSeconds: 30 } }
    expect(follow(directSpec({ behavior }), 10, (round) => (round === 1 ? 12 : 20), 4)).toEqual([10, 10, 12, 20])
  })
})

describe('trap 7: a failing metric', () => {
  const two = cpuSpec(50, {
    metrics: [
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
      { type: 'External', external: { metric: { name: 'wanted' }, target: { type: 'AverageValue', averageValue: '1' } } },
    ],
    controller: { downscaleStabilization: '0s' },
  })
  const failing: MetricReading = { error: 'the server is currently unable to handle the request' }

  it('is passed over on the way up', () => {
    const { decision } = step(two, initialHpaState, seenAt(0, 10, [failing, wants(15)]))
    expect(decision.replicas).toBe(15)
    expect(decision.currentMetrics[0]).toBeNull()
    expect(decision.events.map(({ reason }) => reason)).toEqual(['FailedGetResourceMetric', 'SuccessfulRescale'])
  })

  it('vetoes the way down', () => {
    const { decision, state } = step(two, initialHpaState, seenAt(0, 10, [failing, wants(5)]))
    expect([decision.replicas, decision.rule, decision.write]).toEqual([0, 'metrics-invalid', undefined])
    expect(state.status.conditions.find(({ type }) => type === 'ScalingActive')).toMatchObject({ status: 'False' })
    expect(decision.reason).toMatch(/^invalid metrics \(1 invalid out of 2\), first error is: failed to get cpu resource metric value/)
  })
})

describe('trap 8: corrections to the bounds are immediate', () => {
  const behavior = { scaleUp: { selectPolicy: 'Disabled' }, scaleDown: { selectPolicy: 'Disabled' } }
  it.each([
    [40, 20, 'above-max'],
    [2, 5, 'below-min'],
  ])('%d becomes %d', (size, corrected, rule) => {
    const { decision } = step(
      directSpec({ minReplicas: 5, maxReplicas: 20, behavior }),
      initialHpaState,
      seenAt(0, size, [{ error: 'down' }]),
    )
    expect([decision.replicas, decision.rule, decision.proposals]).toEqual([corrected, rule, []])
  })
})

describe('trap 10: a manual 0', () => {
  it('disables scaling', () => {
    const { decision } = step(directSpec(), initialHpaState, seenAt(0, 0, [wants(5)]))
    expect([decision.replicas, decision.rule]).toEqual([0, 'disabled-at-zero'])
  })

  it.each([
    ['1.32', 4],
    ['1.36', 0],
  ])('%s with minReplicas 0 wakes to %d', (version, size) => {
    const spec = directSpec({ minReplicas: 0, controller: { version, featureGates: { HPAScaleToZero: true } } })
    expect(step(spec, initialHpaState, seenAt(0, 0, [wants(5)])).decision.replicas).toBe(size)
  })

  it('1.36 wakes what it took to zero itself, with minReplicas at least once that was raised', () => {
    const controller = { featureGates: { HPAScaleToZero: true } }
    const behavior = { scaleDown: { stabilizationWindowSeconds: 0 } }
    const spec = directSpec({ minReplicas: 0, behavior, controller })
    const asleep = step(spec, initialHpaState, seenAt(0, 3, [wants(0)]))
    expect(asleep.decision.write).toMatchObject({ replicas: 0, isSuccessful: true })
    expect(step(spec, asleep.state, seenAt(15, 0, [wants(2)])).decision.replicas).toBe(2)
    const raised = directSpec({ minReplicas: 7, behavior, controller })
    expect(step(raised, asleep.state, seenAt(15, 0, [wants(2)])).decision).toMatchObject({ replicas: 7, rule: 'min-replicas' })
  })
})

it('state is plain data: stored and read back it decides the same', () => {
  const spec = directSpec({ behavior: {} })
  const { state } = step(spec, initialHpaState, seenAt(0, 3, [wants(9)]))
  const stored = JSON.parse(JSON.stringify(state))
  expect(step(spec, stored, seenAt(15, 7, [wants(9)]))).toEqual(step(spec, state, seenAt(15, 7, [wants(9)])))
})
