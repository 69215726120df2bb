import { describe, expect, it } from 'vitest'
import {
  askForMachine,
  beginShortage,
  type CountedMachine,
  endShortage,
  hazardPerHour,
  initialSupply,
  type SupplyState,
  secondsToInterruption,
} from './index.ts'

const machine: CountedMachine = { zone: 'a', machineType: 'm7g.large', capacityType: 'spot', cores: 2, isGpu: false }
const none = { quotas: [] }
const ask = (
  limits: Parameters<typeof initialSupply>[0],
  state: SupplyState,
  running: readonly CountedMachine[] = [],
  asked = machine,
  at = 0,
) => askForMachine(limits, state, asked, running, at)

describe('stock', () => {
  const short = beginShortage(initialSupply(none), { what: { zone: 'a', capacityType: 'spot' }, isReported: true })

  it('refuses what is out, and only that', () => {
    expect(ask(none, short).verdict).toMatchObject({ type: 'refused', code: 'InsufficientInstanceCapacity' })
    expect(ask(none, short, [], { ...machine, zone: 'b' }).verdict).toEqual({ type: 'accepted', afterSeconds: 0 })
    expect(ask(none, short, [], { ...machine, capacityType: 'on-demand' }).verdict).toEqual({ type: 'accepted', afterSeconds: 0 })
  })

  it('says nothing where the provider reports nothing', () => {
    expect(ask(none, beginShortage(initialSupply(none), { what: {}, isReported: false })).verdict.type).toBe('never')
  })

  it('comes back, one shortage at a time', () => {
    const twice = beginShortage(short, { what: { zone: 'a', capacityType: 'spot' }, isReported: true })
    const once = endShortage(twice, { zone: 'a', capacityType: 'spot' })
    expect(ask(none, once).verdict.type).toBe('refused')
    expect(ask(none, endShortage(once, { zone: 'a', capacityType: 'spot' })).verdict.type).toBe('accepted')
    expect(endShortage(short, { zone: 'a' }).shortages).toHaveLength(1)
  })
})

describe('quotas', () => {
  const limits = { quotas: [{ capacityType: 'spot', isGpu: false, cores: 5 } as const] }

  it('count cores of the same class: the third machine of 2 cores exceeds 5', () => {
    const state = initialSupply(limits)
    expect(ask(limits, state, [machine]).verdict.type).toBe('accepted')
    expect(ask(limits, state, [machine, machine]).verdict).toEqual({
      type: 'refused',
      code: 'VcpuLimitExceeded',
      reason: '4 of 5 spot cores of the quota are in use',
    })
    expect(ask(limits, state, [machine, { ...machine, capacityType: 'on-demand' }]).verdict.type).toBe('accepted')
    expect(ask(limits, state, [machine, machine], { ...machine, isGpu: true }).verdict.type).toBe('accepted')
  })
})

describe('the launch throttle', () => {
  it('lets a burst through, then one after another', () => {
    const limits = { quotas: [], launchRate: { burst: 2, perSecond: 0.5 } }
    let state = initialSupply(limits)
    const waits: number[] = []
    for (let launch = 0; launch < 4; launch++) {
      const step = ask(limits, state)
      state = step.state
      waits.push(step.verdict.type === 'accepted' ? step.verdict.afterSeconds : Number.NaN)
    }
    // Two at once, the third when half a token a second has made one: 2 s, the fourth 4 s.
    expect(waits).toEqual([0, 0, 2, 4])
    // After 8 s four tokens came: two for those that waited, two left, the burst at most.
    expect(ask(limits, state, [], machine, 8).state.tokens).toBe(1)
  })
})

describe('spot', () => {
  it('a month at this hazard takes that share back', () => {
    // 20 % a month: -ln(0.8)/720 = 3.0992e-4 an hour.
    expect(hazardPerHour(0.2)).toBeCloseTo(3.0992e-4, 8)
    expect(1 - Math.exp(-720 * hazardPerHour(0.2))).toBeCloseTo(0.2, 12)
    expect(hazardPerHour(0)).toBe(0)
  })

  it('the drawn wait is exponential: its median is ln 2 over the hazard', () => {
    expect(secondsToInterruption(0.5, 0.5)).toBeCloseTo((Math.LN2 / 0.5) * 3600, 6)
    expect(secondsToInterruption(0, 0.5)).toBe(Number.POSITIVE_INFINITY)
  })
})
