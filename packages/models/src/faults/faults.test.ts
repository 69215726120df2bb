import { describe, expect, it } from 'vitest'
import { evictionAfter, faults, unreachableTolerationSeconds } from './index.ts'

const steps = (document: unknown) => faults.steps([faults.spec.parse(document)])
const summary = (document: unknown) => steps(document).map(({ atSeconds, effect }) => [atSeconds, effect.type])

describe('what faults do, and when', () => {
  it('a lost zone sells nothing, its machines stop, and it comes back', () => {
    expect(summary({ kind: 'zone-loss', zone: 'a', at: '1h', for: '30m' })).toEqual([
      [3600, 'capacity-out'],
      [3600, 'machines-stop'],
      [5400, 'capacity-back'],
      [5400, 'machines-return'],
    ])
    expect(summary({ kind: 'zone-loss', zone: 'a', at: '1h', for: '30m', machinesReturn: false })).toHaveLength(3)
    expect(summary({ kind: 'zone-loss', zone: 'a', at: '1h' })).toHaveLength(2)
  })

  it('machines stop once', () => {
    expect(steps({ kind: 'node-loss', at: '10m', count: 3, nodeGroup: 'general', zone: 'a' })).toMatchObject([
      { atSeconds: 600, effect: { type: 'machines-stop', where: { zone: 'a' }, nodeGroup: 'general', count: 3 } },
    ])
  })

  it('and come back when the document says when', () => {
    expect(summary({ kind: 'node-loss', at: '10m', for: '5m' })).toEqual([
      [600, 'machines-stop'],
      [900, 'machines-return'],
    ])
  })

  it('metrics stop and resume', () => {
    expect(summary({ kind: 'metrics-dropout', at: '10m', for: '5m' })).toEqual([
      [600, 'metrics-stop'],
      [900, 'metrics-resume'],
    ])
    expect(steps({ kind: 'metrics-dropout', at: '10m', for: '5m', api: 'external', metric: 'sqs_depth' })[0]).toEqual({
      atSeconds: 600,
      effect: { type: 'metrics-stop', api: 'external', metric: 'sqs_depth', forSeconds: 300 },
      reason: 'the external metrics API gives no answer about sqs_depth',
    })
  })

  it('CPU and memory come together or not at all', () => {
    expect(faults.spec.safeParse({ kind: 'metrics-dropout', at: '10m', for: '5m', metric: 'cpu' }).success).toBe(false)
  })

  it('a stock-out names what can not be had', () => {
    expect(steps({ kind: 'stock-out', at: '0s', for: '1h', machineType: 'm7g.large', capacityType: 'spot', zone: 'a' })[0]).toEqual({
      atSeconds: 0,
      effect: { type: 'capacity-out', what: { zone: 'a', machineType: 'm7g.large', capacityType: 'spot' }, isReported: true },
      reason: 'insufficient capacity: m7g.large spot in a',
    })
    expect(steps({ kind: 'stock-out', at: '0s', for: '1h' })[0].reason).toBe('insufficient capacity: every offering')
  })

  it('a spot storm warns, and sells no spot for a while', () => {
    expect(summary({ kind: 'spot-storm', at: '1h', ratio: 0.5, for: '1h' })).toEqual([
      [3600, 'capacity-out'],
      [3600, 'spot-notice'],
      [7200, 'capacity-back'],
    ])
    expect(summary({ kind: 'spot-storm', at: '1h' })).toEqual([[3600, 'spot-notice']])
  })

  it('several faults are merged by time, document order at the same instant', () => {
    const two = [faults.spec.parse({ kind: 'metrics-dropout', at: '20m', for: '5m' }), faults.spec.parse({ kind: 'node-loss', at: '10m' })]
    expect(faults.steps(two).map(({ atSeconds }) => atSeconds)).toEqual([600, 1200, 1500])
  })
})

describe('when pods leave a silent node', () => {
  const current = 50
  const one = { lost: 1, inZone: 10, hasOtherZones: true }

  it('NotReady and tainted after 50 s (40 s up to 1.31)', () => {
    expect(evictionAfter(current, one, 0)).toEqual({ unreadySeconds: 50, taintedSeconds: 50 })
    expect(evictionAfter(40, one, 0)).toEqual({ unreadySeconds: 40, taintedSeconds: 40 })
  })

  it('of a zone lost as a whole one node every 10 s', () => {
    const zone = { lost: 10, inZone: 10, hasOtherZones: true }
    expect(evictionAfter(current, zone, 9).taintedSeconds).toBe(50 + 9 * 10)
  })

  it('never when every zone is lost', () => {
    expect(evictionAfter(current, { lost: 10, inZone: 10, hasOtherZones: false }, 0).taintedSeconds).toBeNull()
  })

  it('from 55 % of a zone: never in a small one, every 100 s in one of more than 50', () => {
    expect(evictionAfter(current, { lost: 6, inZone: 11, hasOtherZones: true }, 1).taintedSeconds).toBe(60)
    expect(evictionAfter(current, { lost: 11, inZone: 20, hasOtherZones: true }, 0).taintedSeconds).toBeNull()
    expect(evictionAfter(current, { lost: 33, inZone: 60, hasOtherZones: true }, 2).taintedSeconds).toBe(50 + 200)
    // Two are never a disruption.
    expect(evictionAfter(current, { lost: 2, inZone: 3, hasOtherZones: true }, 1).taintedSeconds).toBe(60)
  })
})

describe('how long pods tolerate a machine that is unreachable', () => {
  const key = 'node.kubernetes.io/unreachable'
  it.each([
    ['300 s, as admission has it', [], 300],
    ['their own time', [{ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 }], 30],
    [
      'the shortest of several',
      [
        { key, operator: 'Exists', tolerationSeconds: 60 },
        { operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 20 },
      ],
      20,
    ],
    ['for ever without a time', [{ operator: 'Exists' }], null],
    ['300 s when they tolerate another taint', [{ key: 'gpu', operator: 'Exists', effect: 'NoExecute' }], 300],
  ] as const)('%s', (_, tolerations, seconds) => {
    expect(unreachableTolerationSeconds(tolerations)).toBe(seconds)
  })
})
