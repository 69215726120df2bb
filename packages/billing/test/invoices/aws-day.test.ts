import { describe, expect, it } from 'vitest'
import { bill } from '../../src/index.ts'
import { everyHour, hour, sheetOf, standingNode, trafficOf, usageOf, usEast1 } from '../usage.ts'

/**
 * A day of a small shop in us-east-1, 27 November 2026 (a month of 30 days = 720 h):
 *
 * | what | arithmetic | USD |
 * | --- | --- | --- |
 * | 3 m7g.2xlarge for 24 h | 3 × 24 × 0.3264 | 23.500800 |
 * | their 20 GB gp3 disks | 3 × 20 × 0.08 × 24/720 | 0.160000 |
 * | EKS cluster | 24 × 0.10 | 2.400000 |
 * | ALB | 24 × 0.0225 | 0.540000 |
 * | LCU: 12 kB × 3.6 M requests an hour = 43.2 GB, so 43.2 LCU; new connections 1000/5/25 = 8, active 200 × 120/3000 = 8 | 24 × 43.2 × 0.008 | 8.294400 |
 * | egress: 10 kB × 86.4 M = 864 × 10⁹ B = 804.66270447 GiB, 100 of them free | 704.66270447 × 0.09 | 63.419643 |
 * | total | | 98.314843 |
 */
const day = usageOf({
  durationSeconds: 24 * hour,
  nodes: [1, 2, 3].map((n) => standingNode('aws/us-east-1/m7g.2xlarge/on-demand', { node: `node-${n}` })),
  traffic: [
    trafficOf(
      'customers',
      everyHour(24, { requests: 3_600_000, ingressBytes: 7_200_000_000, egressBytes: 36_000_000_000, busySeconds: 7200 }),
    ),
  ],
  controlPlanes: 1,
  loadBalancers: ['checkout'],
})

describe('a day of a small shop on AWS', () => {
  const invoice = bill(day, usEast1)

  it('comes to $98.31', () => {
    expect(invoice.totalMicroUsd).toBe(98_314_843)
    expect(invoice.byMeter).toEqual({
      'node-time': 23_500_800,
      'root-disk': 160_000,
      'control-plane': 2_400_000,
      'load-balancer': 540_000 + 8_294_400,
      egress: 63_419_643,
      'public-ipv4': 0,
    })
  })

  it('shows each line with quantity, unit, price, source and date', () => {
    expect(invoice.lines[0]).toEqual({
      meter: 'node-time',
      title: 'Machine m7g.2xlarge, on-demand',
      subject: 'general',
      sku: 'aws/us-east-1/m7g.2xlarge/on-demand',
      month: '2026-11',
      quantity: 72,
      unit: 'node-hour',
      unitPrice: '0.3264',
      listMicroUsd: 23_500_800,
      contractedMicroUsd: 23_500_800,
      effectiveMicroUsd: 23_500_800,
      billedMicroUsd: 23_500_800,
      byIntent: { customers: 23_500_800, attack: 0, idle: 0 },
      source: 'karpenter-aws',
      asOf: '2026-07-20',
    })
  })

  it('names its price sheet', () => {
    expect(invoice.sheet).toEqual({ id: 'aws/us-east-1/2026-07-20', asOf: '2026-07-20', source: 'karpenter-aws', currency: 'USD' })
    expect(invoice.unpriced).toEqual([])
  })

  it('costs 1.14 USD for a million served', () => {
    // 98.314843 / 86.4 = 1.13790328…
    expect(invoice.costPerMillionServedMicroUsd).toBe(1_137_903)
  })

  /**
   * 730 hours of it, 30.41666… days: 34.895200 (all but egress) × 730/24 = 1061.395667;
   * egress 864 × 10⁹ × 730/24 B = 24 475.1572609 GiB: 10 140 × 0.09 + 14 235.1572609 × 0.085 = 912.6 + 1209.988367.
   */
  it('would come to $3,183.98 a month, with the free allowance counted once', () => {
    expect(invoice.perMonth?.microUsd).toBe(3_183_984_034)
    expect(invoice.perMonth?.basis).toBe(
      '730 hours that all go like these 24; egress tiers and the free allowance applied to the whole month',
    )
  })

  it('is billed again with the sheet of another region', () => {
    // Ireland: 72 × 0.3638 for the machines; 24 × 0.0252 for the load balancer and the same 8.2944 for its LCU hours.
    const inIreland = bill(day, sheetOf('aws', 'eu-west-1'))
    expect(inIreland.byMeter['node-time']).toBe(26_193_600)
    expect(inIreland.byMeter['load-balancer']).toBe(604_800 + 8_294_400)
  })
})
