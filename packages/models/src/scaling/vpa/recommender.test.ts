import { describe, expect, it } from 'vitest'
import { createVpaRecommender, type VpaRecommender, vpaSpec } from './index.ts'

const day = 86_400
const Mi = 1_048_576
const any = vpaSpec.parse({})

/** End of bucket n: first · (1.05ⁿ⁺¹ − 1) ÷ 0.05, as histogram_options.go has it. */
const bucketEnd = (first: number, bucket: number) => (first * (1.05 ** (bucket + 1) - 1)) / 0.05

/** A day of one sample a minute of each of some pods. */
function aDayOf(recommender: VpaRecommender, milli: number, pods = 1): VpaRecommender {
  for (let minute = 0; minute < 1440; minute++) for (let pod = 0; pod < pods; pod++) recommender.addCpu(pod, milli, minute * 60)
  return recommender
}

describe('CPU', () => {
  // 0.1 cores lie in bucket ⌊ln(0.1 · 0.05 ÷ 0.01 + 1) ÷ ln 1.05⌋ = ⌊8.31⌋ = 8, which ends at 0.11027 cores.
  it('a steady 100 m: 110 m and 15 %, cut off to whole millicores', () => {
    expect(bucketEnd(0.01, 8)).toBeCloseTo(0.11027, 5)
    const said = aDayOf(createVpaRecommender(), 100).recommend(any, 'cpu')
    // 110 + ⌊16.5⌋ = 126. A day less one minute: × (1 + 0.001 ÷ 0.9993)⁻² = 125.7, × (1 + 1 ÷ 0.9993) = 252.1.
    expect(said).toEqual({ lowerBound: 125, target: 126, uncappedTarget: 126, upperBound: 252 })
  })

  it('the upper bound closes in with the length of history: three times after 12 hours', () => {
    const recommender = createVpaRecommender()
    for (let minute = 0; minute <= 720; minute++) recommender.addCpu(0, 100, minute * 60)
    expect(recommender.confidenceDays()).toBe(0.5)
    expect(recommender.recommend(any, 'cpu')).toMatchObject({ upperBound: 126 * 3 })
  })

  it('few samples are little history, however long it took', () => {
    const recommender = createVpaRecommender()
    for (let hour = 0; hour <= 48; hour++) recommender.addCpu(0, 100, hour * 3600)
    expect(recommender.confidenceDays()).toBe(49 / 1440)
  })

  it('a sample of a day ago weighs half: 3 old ones of 1 core against 2 of 100 m are 3 to 4', () => {
    const recommender = createVpaRecommender()
    for (const pod of [0, 1, 2]) recommender.addCpu(pod, 1000, 0)
    for (const pod of [3, 4]) recommender.addCpu(pod, 100, day)
    const said = recommender.recommend(any, 'cpu')
    // The lower half lies in the bucket of 100 m, the 90th percentile in that of 1 core: ⌊ln 6 ÷ ln 1.05⌋ = 36, up to 1.01628 cores.
    expect(bucketEnd(0.01, 36)).toBeCloseTo(1.01628, 5)
    expect(said?.target).toBe(1016 + 152)
    // c = 5 ÷ 1440: 126 × (1 + 0.288)⁻² = 75.95
    expect(said?.lowerBound).toBe(75)
  })

  it('a reading that was seen before adds nothing', () => {
    const recommender = createVpaRecommender()
    for (let poll = 0; poll < 3; poll++) recommender.addCpu(0, 100, 60)
    expect(recommender.samples()).toBe(1)
  })

  it('nothing below 25 m is recommended for a pod', () => {
    expect(aDayOf(createVpaRecommender(), 1).recommend(any, 'cpu')).toMatchObject({ lowerBound: 25, target: 25, upperBound: 25 })
  })

  it('nothing is said of what was never seen', () => {
    expect(createVpaRecommender().recommend(any, 'cpu')).toBeNull()
  })
})

describe('memory', () => {
  // 300 MB lie in bucket ⌊ln(3e8 · 0.05 ÷ 1e7 + 1) ÷ ln 1.05⌋ = ⌊18.78⌋ = 18.
  const base = Math.trunc(bucketEnd(1e7, 18))
  const withMargin = base + Math.trunc(base * 0.15)

  it('a container gives one peak a day, its greatest', () => {
    const recommender = aDayOf(createVpaRecommender(), 100)
    for (const [hour, bytes] of [1e8, 3e8, 2e8].entries()) recommender.addMemory(0, bytes, hour * 3600)
    expect(recommender.recommend(any, 'memory')).toMatchObject({ target: withMargin })
    // Every percentile is that of the one peak.
    expect(recommender.recommend(any, 'memory')?.lowerBound).toBe(Math.trunc(withMargin * (1 + 0.001 / (86_340 / day)) ** -2))
  })

  it('the next day has a peak of its own, twice as heavy', () => {
    const recommender = aDayOf(createVpaRecommender(), 100)
    recommender.addMemory(0, 3e8, 0)
    recommender.addMemory(0, 1e9, day)
    // 1 against 2: the median is the new peak, in bucket ⌊ln 6 ÷ ln 1.05⌋ = 36.
    const newer = Math.trunc(bucketEnd(1e7, 36))
    const lower = recommender.recommend(any, 'memory')?.lowerBound ?? 0
    expect(lower / (newer * 1.15)).toBeCloseTo(0.998, 3)
  })

  it('after a kill for memory: 20 % or 100 MiB more than the peak or the request, whichever is more', () => {
    const recommender = aDayOf(createVpaRecommender(), 100)
    recommender.addMemory(0, 3e8, 0)
    recommender.addOom(0, 256 * Mi, 60)
    // 3e8 + 100 Mi = 404 857 600, in bucket ⌊ln(4.048576e8 · 0.05 ÷ 1e7 + 1) ÷ ln 1.05⌋ = ⌊22.67⌋ = 22
    const bumped = Math.trunc(bucketEnd(1e7, 22))
    expect(recommender.recommend(any, 'memory')?.target).toBe(bumped + Math.trunc(bumped * 0.15))
    recommender.addOom(1, 1024 * Mi, 60)
    // 1.2 Gi in bucket ⌊ln(7.442) ÷ ln 1.05⌋ = 41 is the greater half of two peaks.
    expect(recommender.recommend(any, 'memory')?.target).toBeGreaterThan(1.2 * 1024 * Mi)
  })

  it('nothing below 250 MiB is recommended for a pod', () => {
    const recommender = aDayOf(createVpaRecommender(), 100)
    recommender.addMemory(0, 50 * Mi, 0)
    expect(recommender.recommend(any, 'memory')).toMatchObject({ target: 250 * Mi, lowerBound: 250 * Mi })
  })
})

describe('the object’s own bounds', () => {
  const policy = (fields: object) => vpaSpec.parse({ resourcePolicy: { containerPolicies: [{ containerName: '*', ...fields }] } })

  it('hold for everything but the uncapped target', () => {
    const recommender = aDayOf(createVpaRecommender(), 100)
    expect(recommender.recommend(policy({ minAllowed: { cpu: '200m' } }), 'cpu')).toEqual({
      lowerBound: 200,
      target: 200,
      uncappedTarget: 126,
      upperBound: 252,
    })
    expect(recommender.recommend(policy({ maxAllowed: { cpu: '100m' } }), 'cpu')).toMatchObject({ target: 100, upperBound: 100 })
  })

  it('say what it speaks of', () => {
    expect(any.controlled).toEqual(['cpu', 'memory'])
    expect(policy({ controlledResources: ['memory'] }).controlled).toEqual(['memory'])
    expect(policy({ mode: 'Off' }).controlled).toEqual([])
  })

  it('an object that would act is refused', () => {
    const { error } = vpaSpec.safeParse({ updatePolicy: { updateMode: 'Auto' } })
    expect(error?.issues[0].message).toBe('pods are not resized; expected Off: it says what it would do')
  })
})
