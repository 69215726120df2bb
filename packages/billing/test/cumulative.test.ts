import { describe, expect, it } from 'vitest'
import { bill, cumulativeBill } from '../src/index.ts'
import { hour, leaseOf, standingNode, trafficOf, usageOf, usEast1 } from './usage.ts'

const g5 = 'aws/us-east-1/g5.xlarge/on-demand'

describe('cumulativeBill', () => {
  it('spreads each charge over its time and ends at the bill', () => {
    // 1.006 $/h from 0 to 4 h and a second machine from 1 h to 3 h.
    const usage = usageOf({ durationSeconds: 4 * hour, nodes: [standingNode(g5), leaseOf(g5, hour, 3 * hour)] })
    const spent = cumulativeBill(usage, usEast1, Float64Array.of(0, 0.5 * hour, hour, 2 * hour, 3 * hour, 4 * hour))
    expect([...spent.byMeter['node-time']]).toEqual([0, 503_000, 1_006_000, 3_018_000, 5_030_000, 6_036_000])
    expect(spent.totalMicroUsd.at(-1)).toBe(bill(usage, usEast1).totalMicroUsd)
  })

  it('tells the burn rate of each interval', () => {
    const usage = usageOf({ durationSeconds: 2 * hour, nodes: [leaseOf(g5, hour, null)] })
    const { burnUsdPerHour } = cumulativeBill(usage, usEast1, Float64Array.of(0, hour, 1.5 * hour, 2 * hour))
    // Nothing in the first hour; then the machine at 1.006 and its disk at 20 × 0.08 / 720 = 0.002222.
    expect(burnUsdPerHour[1]).toBe(0)
    expect(burnUsdPerHour[2]).toBeCloseTo(1.008222, 5)
    expect(burnUsdPerHour[3]).toBeCloseTo(1.008222, 5)
    expect(burnUsdPerHour[0]).toBe(burnUsdPerHour[1])
  })

  it('reaches a tier when enough has been sent', () => {
    // 200 GiB in one hour, the first 100 free: nothing until half past, then 9 USD.
    const traffic = [trafficOf('customers', [{ egressBytes: 200 * 1_073_741_824 }])]
    const usage = usageOf({ durationSeconds: hour, traffic })
    const { byMeter } = cumulativeBill(usage, usEast1, Float64Array.of(0, 0.25 * hour, 0.5 * hour, 0.75 * hour, hour))
    expect([...byMeter.egress]).toEqual([0, 0, 0, 4_500_000, 9_000_000])
  })

  it('says nothing about instants that were not asked for', () => {
    expect(cumulativeBill(usageOf({ durationSeconds: hour }), usEast1, new Float64Array(0)).totalMicroUsd).toHaveLength(0)
  })
})
