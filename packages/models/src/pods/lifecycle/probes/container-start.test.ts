import { describe, expect, test } from 'vitest'
import { startVerdict } from './container-start.ts'
import type { Probe, Probes } from './spec.ts'

const defaults = { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 }
const probes = (given: { readiness?: Partial<Probe>; liveness?: Partial<Probe>; startup?: Partial<Probe> } = {}): Probes => ({
  readiness: { ...defaults, waitsInQueue: false, ...given.readiness },
  liveness: given.liveness ? { ...defaults, waitsInQueue: false, ...given.liveness } : null,
  startup: given.startup ? { ...defaults, ...given.startup } : null,
})
/** The grid of every probe goes through second 100. */
const start = (containerAt: number, applicationAt: number) => ({ containerAt, applicationAt, gridAt: () => 100 })

describe('readiness alone', () => {
  test('ready at the first tick of the grid at or after the application answers', () => {
    expect(startVerdict(probes(), start(101, 103))).toMatchObject({ kind: 'ready', atSeconds: 110 })
    expect(startVerdict(probes(), start(101, 110))).toMatchObject({ atSeconds: 110 })
    expect(startVerdict(probes(), start(101, 110.1))).toMatchObject({ atSeconds: 120 })
  })

  test('ticks before the initial delay is over do nothing', () => {
    expect(startVerdict(probes({ readiness: { initialDelaySeconds: 25 } }), start(100, 101))).toMatchObject({ atSeconds: 130 })
  })

  test('each further success costs one period', () => {
    expect(startVerdict(probes({ readiness: { successThreshold: 3 } }), start(100, 105))).toMatchObject({ atSeconds: 130 })
  })
})

describe('with a startup probe', () => {
  test('readiness is tried when it passes, not a period later', () => {
    // Startup ticks at 105, 110, … The application answers from 113: passed at 115, and readiness, whose tick would be 120, with it.
    const given = probes({ startup: { periodSeconds: 5 } })
    expect(startVerdict(given, start(101, 109))).toEqual({ kind: 'ready', atSeconds: 110, startedAt: 110 })
    const two = probes({ startup: { periodSeconds: 5, failureThreshold: 9 }, readiness: { successThreshold: 2 } })
    expect(startVerdict(two, start(101, 113))).toEqual({ kind: 'ready', atSeconds: 120, startedAt: 115 })
  })

  test('the budget is the initial delay and failureThreshold ticks: the last failing one kills', () => {
    // Ticks at 110, 120, 130 (delay 7 after 101 is 108): the third failure is at 130.
    const given = probes({ startup: { initialDelaySeconds: 7 } })
    expect(startVerdict(given, start(101, 130))).toMatchObject({ kind: 'ready', atSeconds: 130 })
    expect(startVerdict(given, start(101, 130.5))).toEqual({ kind: 'killed', atSeconds: 130, by: 'startupProbe' })
  })

  test('liveness waits for it', () => {
    const given = probes({ startup: { failureThreshold: 30 }, liveness: { periodSeconds: 1 } })
    expect(startVerdict(given, start(100, 175))).toMatchObject({ kind: 'ready', atSeconds: 180 })
  })
})

test('liveness without a startup probe kills a slow starter at its third failing tick', () => {
  // Ticks at 110, 120, 130 fail; an application that answers from 130 on is just in time.
  const given = probes({ liveness: { initialDelaySeconds: 5 } })
  expect(startVerdict(given, start(101, 130))).toMatchObject({ kind: 'ready', atSeconds: 130 })
  expect(startVerdict(given, start(101, 131))).toEqual({ kind: 'killed', atSeconds: 130, by: 'livenessProbe' })
})
