import { expect, it } from 'vitest'
import { bill } from '../../src/index.ts'
import { hour, leaseOf, standingNode, usageOf, usEast1 } from '../usage.ts'

const m7g = 'aws/us-east-1/m7g.2xlarge/on-demand'
const idle = { readyAtSeconds: null, meanRequestedRatio: null }
const linesOf = (nodes: Parameters<typeof usageOf>[0]['nodes']) =>
  Object.fromEntries(
    bill(usageOf({ durationSeconds: hour, nodes }), usEast1).lines.map(({ meter, subject, effectiveMicroUsd }) => [
      `${meter} ${subject}`,
      effectiveMicroUsd,
    ]),
  )

/**
 * An hour of November, a month of 720 h. A machine costs 0.3264 an hour, its 20 GB disk 1.6 a month: 0.617284 micro-dollars a second.
 *
 * | what | arithmetic | micro-dollars |
 * | --- | --- | --- |
 * | stopped before the run, taken at 1800 s | its disk for 1800 s | |
 * | prepared from 1900 s on, stopped at 1960 s | 60 s of machine, its disk for 1700 s | 5440 |
 * | disks of the pool | 3500 s × 0.617284 | 2160.49 |
 * | the machine that was taken, gone 30 s after its start at 1810 s | at least 60 s | 5440 |
 * | its disk from 1800 s to 1840 s | 40 s × 0.617284, and no minimum: it was there before | 24.69 |
 */
it('a stopped machine pays for its disk, and a start for its minute', () => {
  const lines = linesOf([
    leaseOf(m7g, 0, 1800, { ...idle, requestedAtSeconds: 0, warmPool: { state: 'Stopped', stoppedAtSeconds: 0 } }),
    leaseOf(m7g, 1900, null, { ...idle, requestedAtSeconds: 1800, warmPool: { state: 'Stopped', stoppedAtSeconds: 1960 } }),
    leaseOf(m7g, 1810, 1840, { requestedAtSeconds: 1800, isWarmStart: true }),
  ])
  expect(lines).toEqual({
    'node-time general': 5440,
    'node-time general, warm pool': 5440,
    'root-disk general': 25,
    'root-disk general, warm pool': 2160,
  })
})

it('a running one pays for everything', () => {
  const lines = linesOf([leaseOf(m7g, 0, null, { ...idle, requestedAtSeconds: 0, warmPool: { state: 'Running', stoppedAtSeconds: null } })])
  // 1 h × 0.3264; 3600 s × 0.617284
  expect(lines).toEqual({ 'node-time general, warm pool': 326_400, 'root-disk general, warm pool': 2222 })
})

it('a hibernated one pays for a disk that holds its memory, too', () => {
  const warmPool = { state: 'Hibernated', stoppedAtSeconds: 0 } as const
  const lines = linesOf([leaseOf(m7g, 0, null, { ...idle, requestedAtSeconds: 0, warmPool, hibernationGiB: 32 })])
  // (20 + 32) GB × 0.08 / 720 h
  expect(lines).toEqual({ 'root-disk general, warm pool': 5778 })
})

it('says of each line whether it is a warm pool’s', () => {
  const stay = leaseOf(m7g, 0, null, { ...idle, requestedAtSeconds: 0, warmPool: { state: 'Running', stoppedAtSeconds: null } })
  const { lines } = bill(usageOf({ durationSeconds: hour, nodes: [stay, standingNode(m7g)] }), usEast1)
  expect(lines.map(({ subject, isWarmPool }) => [subject, isWarmPool])).toEqual([
    ['general, warm pool', true],
    ['general', undefined],
    ['general, warm pool', true],
    ['general', undefined],
  ])
})
