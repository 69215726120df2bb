import { describe, expect, it } from 'vitest'
import { bill } from '../../src/index.ts'
import { hour, leaseOf, standingNode, trafficOf, usageOf, usEast1 } from '../usage.ts'

/**
 * One hour of 50 000 hostile requests a second, 2 kB in and 10 kB out, all served, beside a customer load of 1000 a second with the same sizes
 * (us-east-1, 27 November, 1000 GiB already sent this month). Ten machines stand, forty more come for the second half hour.
 *
 * | what | arithmetic | USD |
 * | --- | --- | --- |
 * | m7g.2xlarge | (10 + 40/2) × 0.3264 | 9.792000 |
 * | disks | 20 × 0.08 × 30/720 | 0.066667 |
 * | EKS and ALB | 0.10 + 0.0225 | 0.122500 |
 * | LCU: 12 kB × 183.6 M = 2203.2 GB; connections need only (50 000 + 200)/25 = 2008 | 2203.2 × 0.008 | 17.625600 |
 * | egress: 1.836 × 10¹² B = 1709.9082469940 GiB | × 0.09 | 153.891742 |
 * | total | | 181.498509 |
 */
describe('an hour of flood', () => {
  const machine = 'aws/us-east-1/m7g.2xlarge/on-demand'
  const flow = (perSecond: number) => ({
    requests: perSecond * hour,
    ingressBytes: perSecond * hour * 2000,
    egressBytes: perSecond * hour * 10_000,
    busySeconds: perSecond * hour * 0.02,
  })
  const usage = usageOf({
    durationSeconds: hour,
    nodes: [
      ...Array.from({ length: 10 }, () => standingNode(machine)),
      ...Array.from({ length: 40 }, () => leaseOf(machine, hour / 2, null)),
    ],
    traffic: [trafficOf('customers', [flow(1000)]), trafficOf('attack', [flow(50_000)])],
    controlPlanes: 1,
    loadBalancers: ['checkout'],
  })
  const invoice = bill(usage, usEast1, { monthToDateEgressBytes: 1000 * 1_073_741_824 })

  it('comes to $181.50, most of it for sending the answers', () => {
    expect(invoice.byMeter).toEqual({
      'node-time': 9_792_000,
      'root-disk': 66_667,
      'control-plane': 100_000,
      'load-balancer': 22_500 + 17_625_600,
      egress: 153_891_742,
      'public-ipv4': 0,
    })
    expect(invoice.totalMicroUsd).toBe(181_498_509)
  })

  it('puts 50 parts of 51 of all that is shared on the attack', () => {
    // Everything but the standing 0.1225 is shared 50 : 1; each line is rounded for itself.
    expect(invoice.byIntent.idle).toBe(0)
    expect(Math.abs(invoice.byIntent.attack - ((181_498_509 - 122_500) * 50) / 51)).toBeLessThanOrEqual(4)
  })

  it('makes a million served customers’ requests cost 50.42', () => {
    // 181.498509 / 3.6 = 50.416253
    expect(invoice.costPerMillionServedMicroUsd).toBe(50_416_253)
  })
})
