import { expect, test } from 'vitest'
import { createMetricsServer, type PublishedResource } from './metrics-server.ts'

type Server = ReturnType<typeof createMetricsServer>

const room = () => ({
  valuesMilli: new Float64Array(1),
  atSeconds: new Float64Array(1),
  windowSeconds: new Float64Array(1),
  publishedAtSeconds: new Float64Array(1),
})

function read(server: Server, atSeconds: number, cpuSeconds: number, memoryBytes = 0, collectedAtSeconds = atSeconds) {
  const cpu = Float64Array.of(cpuSeconds)
  const memory = Float64Array.of(memoryBytes)
  server.read({ slots: Int32Array.of(0), count: 1, atSeconds, collectedAtSeconds, cpuSeconds: cpu, memoryBytes: memory })
}

/** Value, instant and window that are published at an instant. */
function published(server: Server, at = 1e6, resource: PublishedResource = 'cpu') {
  const samples = room()
  server.publish(resource, Int32Array.of(0), 1, samples, at)
  return [samples.valuesMilli[0], samples.atSeconds[0], samples.windowSeconds[0]]
}

function watched(startedAtSeconds = 0): Server {
  const server = createMetricsServer()
  server.watch(0, startedAtSeconds)
  return server
}

test('a pod is missing until two points are known, then the slope between them is published', () => {
  const server = watched()
  read(server, 30, 6)
  expect(published(server)).toEqual([Number.NaN, 30, Number.NaN])
  read(server, 45, 9)
  // 3 CPU seconds in 15 s = 200 millicores
  expect(published(server)).toEqual([200, 45, 15])
})

test('memory is the working set of the last point, and needs two points as well', () => {
  const server = watched()
  read(server, 30, 6, 1000)
  expect(published(server, 1e6, 'memory')[0]).toBeNaN()
  read(server, 45, 9, 2000)
  expect(published(server, 1e6, 'memory')).toEqual([2_000_000, 45, 15])
})

test('a reading is not there before it has been collected', () => {
  const server = watched()
  read(server, 30, 6)
  read(server, 40, 7)
  read(server, 55, 10, 0, 58)
  expect(published(server, 57.9)).toEqual([100, 40, 10])
  expect(published(server, 58)).toEqual([200, 55, 15])
})

test('the first reading of all is not there before it has been collected', () => {
  const server = watched(100)
  read(server, 112, 1.2, 0, 115)
  expect(published(server, 114)[0]).toBeNaN()
  expect(published(server, 115)).toEqual([100, 112, 12])
})

test('a reading that was collected before changes nothing', () => {
  const server = watched()
  read(server, 30, 6)
  read(server, 45, 9)
  read(server, 45, 9)
  expect(published(server)).toEqual([200, 45, 15])
})

test.each([
  [9, true],
  [10, false],
  [14, false],
  [15, true],
])('a container first read at an age of %d s is missing: %s', (age, isMissing) => {
  const server = watched(100)
  read(server, 100 + age, 2)
  expect(Number.isNaN(published(server)[0])).toBe(isMissing)
})

test('a step of load is blended with the time before it', () => {
  const server = watched()
  // idle until 40 s, one core from then on: of the window 30..45 s a third is busy
  read(server, 30, 0)
  read(server, 45, 5)
  expect(published(server)[0]).toBe(334) // 333.3… millicores, rounded up
})

test('a forgotten slot starts anew, in a table that has grown', () => {
  const server = watched()
  read(server, 12, 1)
  server.forget(0)
  server.watch(0, 20)
  server.watch(1000, 20)
  expect(published(server)[0]).toBeNaN()
})
