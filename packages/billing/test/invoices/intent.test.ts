import { describe, expect, it } from 'vitest'
import { bill } from '../../src/index.ts'
import { hour, leaseOf, standingNode, trafficOf, usageOf, usEast1 } from '../usage.ts'

const g5 = 'aws/us-east-1/g5.xlarge/on-demand'

describe('whose money it is', () => {
  it('follows busy time hour by hour; room that no pod asked for is idle', () => {
    // 2 h of a machine whose pods ask for 60 %: first hour all customers, second hour 1 to 3 for the attack.
    // 2 × 1.006 = 2.012: customers 0.6 × (1 + 0.25)/2, attack 0.6 × 0.75/2, idle 0.4.
    const usage = usageOf({
      durationSeconds: 2 * hour,
      nodes: [standingNode(g5, { meanRequestedRatio: 0.6 })],
      traffic: [
        trafficOf('customers', [{ busySeconds: 500 }, { busySeconds: 100 }]),
        trafficOf('attack', [{ busySeconds: 0 }, { busySeconds: 300 }]),
      ],
    })
    const [node] = bill(usage, usEast1).lines
    expect(node.effectiveMicroUsd).toBe(2_012_000)
    expect(node.byIntent).toEqual({ customers: 754_500, attack: 452_700, idle: 804_800 })
  })

  it('is idle while a machine boots, while nobody is served, and in the padding of a short life', () => {
    // Launched at 0, ready at 1800 of 3600 and fully requested, but the hour served nobody: all idle.
    const nobody = usageOf({ durationSeconds: hour, nodes: [leaseOf(g5, 0, null, { readyAtSeconds: 1800 })] })
    expect(bill(nobody, usEast1).byIntent.customers).toBe(0)
    // The same with customers: half of it is boot.
    const someone = { ...nobody, traffic: [trafficOf('customers', [{ busySeconds: 10 }])] }
    expect(bill(someone, usEast1).lines[0].byIntent).toEqual({ customers: 503_000, attack: 0, idle: 503_000 })
    // 30 s of life, ready at once, billed as 60: half is padding. 60/3600 × 1.006 = 0.01676667, half of it is 8383.5: equal remainders go to the first.
    const short = { ...someone, nodes: [leaseOf(g5, 100, 130)] }
    expect(bill(short, usEast1).lines[0].byIntent).toEqual({ customers: 8_384, attack: 0, idle: 8_383 })
  })

  it('is by bytes for egress, and the standing parts are the customers’', () => {
    const usage = usageOf({
      durationSeconds: hour,
      controlPlanes: 1,
      traffic: [trafficOf('customers', [{ egressBytes: 3e11 }]), trafficOf('attack', [{ egressBytes: 1e11 }])],
    })
    const { byMeter, byIntent } = bill(usage, usEast1)
    // 4 × 10¹¹ B = 372.529030 GiB, 272.529030 × 0.09 = 24.527613; a quarter is 6.131903.
    expect(byMeter.egress).toBe(24_527_613)
    expect(byIntent).toEqual({ customers: 24_527_613 - 6_131_903 + 100_000, attack: 6_131_903, idle: 0 })
  })

  it('has no price for a million served when no customer was served', () => {
    const usage = usageOf({ durationSeconds: hour, controlPlanes: 1, traffic: [trafficOf('attack', [{ requests: 10 }])] })
    expect(bill(usage, usEast1).costPerMillionServedMicroUsd).toBeNull()
  })
})
