import { describe, expect, it } from 'vitest'
import { initialScheduledState, scheduledSpec, stepScheduled } from './index.ts'

const office = {
  timezone: 'Europe/Berlin',
  replicas: 2,
  windows: [{ name: 'office hours', start: '0 8 * * 1-5', end: '0 18 * * 1-5', replicas: 20 }],
}

function at(manifest: object, instant: string) {
  return stepScheduled(scheduledSpec.parse(manifest), initialScheduledState, { atUnixSeconds: Date.parse(instant) / 1000 }).decision
}

function problems(manifest: object): string[] {
  return scheduledSpec.safeParse(manifest).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
}

describe('sizes by the clock', () => {
  // 25 November 2026 is a Wednesday; Berlin is one hour ahead in winter, two in summer.
  it.each([
    ['2026-11-25T06:59:59Z', 2],
    ['2026-11-25T07:00:00Z', 20],
    ['2026-11-25T16:59:59Z', 20],
    ['2026-11-25T17:00:00Z', 2],
    ['2026-07-01T06:00:00Z', 20],
    ['2026-11-28T12:00:00Z', 2], // Saturday
  ])('%s: %d', (instant, replicas) => {
    expect(at(office, instant)).toMatchObject({ minReplicas: replicas, maxReplicas: replicas })
  })

  it('says why', () => {
    expect(at(office, '2026-11-25T12:00:00Z').reason).toBe('office hours is open in Europe/Berlin: 20 replicas')
    expect(at(office, '2026-11-28T12:00:00Z').reason).toBe('no window is open: 2 replicas')
  })

  it('the largest of several open windows counts', () => {
    const lunch = { name: 'lunch', start: '0 12 * * *', end: '0 14 * * *', replicas: 50 }
    expect(at({ ...office, windows: [...office.windows, lunch] }, '2026-11-25T12:00:00Z')).toMatchObject({
      minReplicas: 50,
      reason: 'lunch is open in Europe/Berlin: 50 replicas, the largest of 2 open windows',
    })
  })

  it('a change is one when another window decides than before', () => {
    const spec = scheduledSpec.parse(office)
    const first = stepScheduled(spec, initialScheduledState, { atUnixSeconds: Date.parse('2026-11-25T12:00:00Z') / 1000 })
    expect(first.decision.isChanged).toBe(true)
    expect(stepScheduled(spec, first.state, { atUnixSeconds: Date.parse('2026-11-25T12:00:15Z') / 1000 }).decision.isChanged).toBe(false)
  })
})

it('bounds of an HPA: what a window leaves out is the HPA’s own', () => {
  const manifest = {
    timezone: 'UTC',
    hpa: { minReplicas: 3, maxReplicas: 30 },
    windows: [{ start: '0 8 * * *', end: '0 18 * * *', minReplicas: 12 }],
  }
  expect(at(manifest, '2026-11-25T12:00:00Z')).toMatchObject({
    minReplicas: 12,
    maxReplicas: 30,
    reason: 'window 1 is open in UTC: 12 to 30 replicas',
  })
  expect(at(manifest, '2026-11-25T19:00:00Z')).toMatchObject({ minReplicas: 3, maxReplicas: 30 })
})

it.each([
  [{ ...office, timezone: 'Mars/Olympus' }, 'timezone: unknown time zone Mars/Olympus; expected a name such as Europe/Berlin'],
  [{ ...office, hpa: { maxReplicas: 3 } }, ': expected exactly one of replicas and hpa'],
  [
    { ...office, windows: [{ start: '0 8 * * *', end: '0 18 * * 7', replicas: 1 }] },
    'windows.0.end: end of range (7) above maximum (6): 7',
  ],
  [{ ...office, windows: [{ start: '0 8 * * *', end: '0 9 * * *', minReplicas: 1 }] }, 'windows.0: expected replicas'],
  [
    { timezone: 'UTC', hpa: { maxReplicas: 3 }, windows: [{ start: '0 8 * * *', end: '0 9 * * *', minReplicas: 5, maxReplicas: 4 }] },
    'windows.0: minReplicas is 5 but maxReplicas is 4',
  ],
])('%j is refused', (manifest, problem) => {
  expect(problems(manifest)).toContain(problem)
})
