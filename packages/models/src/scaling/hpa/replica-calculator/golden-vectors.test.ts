import { describe, expect, it } from 'vitest'
import { podsOf, samplesOf } from '../fixture.ts'
import { hpaProfiles } from '../profiles.ts'
import type { HpaContainerView, HpaPodView } from '../seen.ts'
import { averageReplicas } from './average.ts'
import type { PodMetricInput } from './pod-metric.ts'
import type { Tolerance } from './tolerance.ts'
import { utilizationReplicas } from './utilization.ts'
import { valuePerPodReplicas, valueReplicas } from './value.ts'

// Restated from the upstream tests of the replica calculator. CPU initialisation is 2 minutes and the readiness delay 10 s there.
const tolerance: Tolerance = { test: 'band', up: 0.1, down: 0.1 }
const readiness = { atSeconds: 0, initializationSeconds: 120, readinessDelaySeconds: 10 }
const profile = hpaProfiles['1.36']

const containers = (...cpuMilli: number[]): HpaContainerView[] =>
  cpuMilli.map((cpu, index) => ({ name: `c${index}`, kind: 'app', requestsMilli: { cpu } }))

/** A pod that started a minute ago and isn't ready. */
const unready: Partial<HpaPodView> = { ready: 'False', readySinceSeconds: -60, startedAtSeconds: -60 }

function input(pods: HpaPodView[], values: number[], strangers: number[] = [], currentReplicas = pods.length): PodMetricInput {
  return { pods, samples: samplesOf(values, strangers), currentReplicas, tolerance, readiness }
}

function cpu(given: PodMetricInput, percent: number) {
  const found = utilizationReplicas(given, { resource: 'cpu', percent, profile })
  return 'error' in found ? found.error : [found.utilizationPercent, found.count.replicas]
}

describe('CPU utilization', () => {
  const twoContainers = { containers: containers(1000, 1000) }

  it('1: 3 pods of 2 containers at 50 % scale to 5', () => {
    expect(
      cpu(
        input(
          podsOf(3, () => twoContainers),
          [600, 1000, 1400],
        ),
        30,
      ),
    ).toEqual([50, 5])
  })

  it('2: with the first pod unready the first pass says 60 %, the second 4 pods', () => {
    const pods = podsOf(3, (index) => ({ ...twoContainers, ...(index === 0 && unready) }))
    expect(cpu(input(pods, [600, 1000, 1400]), 30)).toEqual([60, 4])
  })

  it('3: two unready pods turn the direction, and nothing happens', () => {
    const pods = podsOf(3, (index) => ({ ...twoContainers, ...(index > 0 && unready) }))
    expect(cpu(input(pods, [800, 1000, 1400]), 30)).toEqual([40, 3])
  })

  it('4: 5 pods at 28 % of 50 % shrink to 3', () => {
    expect(cpu(input(podsOf(5), [100, 300, 500, 250, 250]), 50)).toEqual([28, 3])
  })

  it('5: missing pods count as fully used on the way down', () => {
    expect(cpu(input(podsOf(4), [400, 95, Number.NaN, Number.NaN]), 100)).toEqual([24, 3])
  })

  it('6: samples of unknown names stay out of the ratio, and the ready count multiplies', () => {
    expect(cpu(input(podsOf(4), [5875, 5875, 5875, 5875], [100, 100]), 100)).toEqual([587, 24])
  })

  it('7: a target above 100 % is what missing pods are assumed at', () => {
    const requests = [1000, 1000, 2000, 2000]
    const pods = podsOf(4, (index) => ({ containers: containers(requests[index]), ...(index === 0 && unready) }))
    expect(cpu(input(pods, [200, 100, 100, Number.NaN]), 300)).toEqual([6, 2])
  })

  it('one container without a request spoils the metric', () => {
    const pods = podsOf(3, (index) => (index === 1 ? { containers: [{ name: 'log', kind: 'app', requestsMilli: {} }] } : {}))
    expect(cpu(input(pods, [1, 1, 1]), 50)).toBe('missing request for cpu in container log of Pod pod-1')
  })
})

describe('averages', () => {
  it('8: a Pods metric does not look at readiness', () => {
    const found = averageReplicas(
      input(
        podsOf(3, (index) => (index === 0 ? unready : {})),
        [50_000, 10_000, 30_000],
      ),
      { milli: 15_000 },
    )
    expect(found).toMatchObject({ count: { replicas: 6 }, averageMilli: 30_000 })
  })
})

describe('one value', () => {
  const value = (usageMilli: number, targetMilli: number, pods: HpaPodView[], within = tolerance) =>
    valueReplicas({ usageMilli, targetMilli, pods, currentReplicas: pods.length, tolerance: within, profile })
  const perPod = (usageMilli: number, targetMilli: number, statusReplicas: number, within = tolerance) =>
    valuePerPodReplicas({ usageMilli, targetMilli, statusReplicas, tolerance: within, isCapped: true }).count.replicas
  const oneReadyOfThree = podsOf(3, (index) => (index > 0 ? { ready: 'False' } : {}))
  const narrow: Tolerance = { test: 'band', up: 0.01, down: 0.01 }

  it('9: 20 against 15 with 3 serving pods is 4', () => expect(value(20_000, 15_000, podsOf(3))).toMatchObject({ replicas: 4 }))
  it('10: 50 against 10 with 1 of 3 serving is 5', () => expect(value(50_000, 10_000, oneReadyOfThree)).toMatchObject({ replicas: 5 }))
  it('11: 8.6 against 4.4 with 1 of 3 serving is 2', () => expect(value(8600, 4400, oneReadyOfThree)).toMatchObject({ replicas: 2 }))
  it('12: 8.6 at 2.15 a pod is 4; at 2.867 from 5 it is 3', () => {
    expect(perPod(8600, 2150, 3)).toBe(4)
    expect(perPod(8600, 2867, 5)).toBe(3)
  })
  it('13: 8.6 against 8.888 is near enough', () =>
    expect(value(8600, 8888, podsOf(3))).toMatchObject({ replicas: 3, rule: 'within-tolerance' }))
  it('14: a tolerance of 1 % lets small differences act', () => {
    expect(value(20_666, 20_000, podsOf(3), narrow)).toMatchObject({ replicas: 4 })
    expect(perPod(20_208, 5000, 4, narrow)).toBe(5)
  })
})
