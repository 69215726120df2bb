import { expect, test } from 'vitest'
import { createMetricsServer } from './metrics-server.ts'

const room = () => ({ valuesMilli: new Float64Array(1), atSeconds: new Float64Array(1), windowSeconds: new Float64Array(1) })

function published(server: ReturnType<typeof createMetricsServer>) {
  const samples = room()
  server.publish('cpu', 0, 0, samples)
  return [samples.valuesMilli[0], samples.atSeconds[0], samples.windowSeconds[0]]
}

test('a pod is missing until two points are known, then the slope between them is published', () => {
  const server = createMetricsServer()
  server.watch(0, 0)
  server.kubeletRead(0, 30, 6, 0)
  server.scrape()
  expect(published(server)).toEqual([Number.NaN, 30, Number.NaN])
  server.kubeletRead(0, 45, 9, 0)
  server.scrape()
  // 3 CPU seconds in 15 s = 200 millicores
  expect(published(server)).toEqual([200, 45, 15])
})

test('a reading that was collected before changes nothing', () => {
  const server = createMetricsServer()
  server.watch(0, 0)
  for (const [at, cpu] of [
    [30, 6],
    [45, 9],
  ]) {
    server.kubeletRead(0, at, cpu, 0)
    server.scrape()
  }
  server.scrape()
  expect(published(server)).toEqual([200, 45, 15])
})

test.each([
  [9, true],
  [10, false],
  [14, false],
  [15, true],
])('a container first read at an age of %d s is missing: %s', (age, isMissing) => {
  const server = createMetricsServer()
  server.watch(0, 100)
  server.kubeletRead(0, 100 + age, 2, 0)
  server.scrape()
  expect(Number.isNaN(published(server)[0])).toBe(isMissing)
})

test('a step of load is blended with the time before it', () => {
  const server = createMetricsServer()
  server.watch(0, 0)
  // idle until 40 s, one core from then on: of the window 30..45 s a third is busy
  server.kubeletRead(0, 30, 0, 0)
  server.scrape()
  server.kubeletRead(0, 45, 5, 0)
  server.scrape()
  expect(published(server)[0]).toBe(334) // 333.3… millicores, rounded up
})

test('a forgotten slot starts anew', () => {
  const server = createMetricsServer()
  server.watch(0, 0)
  server.kubeletRead(0, 12, 1, 0)
  server.scrape()
  server.forget(0)
  server.watch(0, 20)
  expect(published(server)[0]).toBeNaN()
})
