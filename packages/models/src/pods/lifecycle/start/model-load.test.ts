import { expect, test } from 'vitest'
import { loadSeconds, modelLoadOf, modelLoadSpec } from './model-load.ts'
import { kubeletSpec, pullRateLaw } from './spec.ts'

test('140 GB from a local disk take 140 s, 30 s more into the GPU at its fastest, and the engine 20 s', () => {
  const load = modelLoadOf(modelLoadSpec.parse({ weights: '140G', from: 'local-disk' }))
  expect(load.fetchRate).toEqual({ kind: 'constant', value: 1e9 })
  const [fastest, slowest] = load.gpuRate.kind === 'uniform' ? [load.gpuRate.high, load.gpuRate.low] : []
  expect(loadSeconds(load.bytes, { fetchRate: 1e9, gpuRate: fastest ?? 0, engineStart: 20 })).toBeCloseTo(190, 9)
  expect(loadSeconds(load.bytes, { fetchRate: 1e9, gpuRate: slowest ?? 0, engineStart: 120 })).toBeCloseTo(320, 9)
})

test('on a network disk 140 GB take between 5 and 12 minutes', () => {
  const { bytes, fetchRate } = modelLoadOf(modelLoadSpec.parse({ weights: '140G' }))
  // 140 GB / 500 MB/s = 280 s and / 200 MB/s = 700 s: within 5..12 min as published, rounded to the minute.
  expect(fetchRate).toEqual({ kind: 'uniform', low: bytes / 700, high: bytes / 280 })
})

test('own figures take the place of the presets', () => {
  const own = modelLoadSpec.parse({ weights: '16G', from: { p50: '2G', p95: '3G' }, toGpu: '8G', engine: { p50: '5s', p95: '9s' } })
  expect(modelLoadOf(own)).toEqual({
    bytes: 16e9,
    fetchRate: { kind: 'lognormal', p50: 2e9, upper: 3e9, upperProbability: 0.95 },
    gpuRate: { kind: 'constant', value: 8e9 },
    engineStart: { kind: 'lognormal', p50: 5, upper: 9, upperProbability: 0.95 },
  })
  expect(pullRateLaw(kubeletSpec.parse({ imagePullRate: { p50: '60M', p95: '120M' } }))).toMatchObject({ p50: 60e6, upper: 120e6 })
  expect(modelLoadSpec.safeParse({ weights: '16G', from: { p50: '3G', p95: '2G' } }).success).toBe(false)
})
