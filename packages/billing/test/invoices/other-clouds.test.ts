import { describe, expect, it } from 'vitest'
import { bill } from '../../src/index.ts'
import { everyHour, hour, sheetOf, standingNode, trafficOf, usageOf } from '../usage.ts'

const gibibyte = 1_073_741_824

describe('two days of GPU inference on Google Cloud, over the turn of a month', () => {
  /**
   * From midnight of 30 November in California, 48 h in us-central1; every line once for November and once for December (24 h each):
   *
   * | what | arithmetic for one month | USD |
   * | --- | --- | --- |
   * | 4 g2-standard-4 | 4 × 24 × 0.706832 | 67.855872 |
   * | their 100 GiB pd-balanced disks | 4 × 100 × 0.10 × 24/730 | 1.315068 |
   * | cluster fee | 24 × 0.10 | 2.400000 |
   * | forwarding rule | 24 × 0.025 | 0.600000 |
   * | data, 1 GiB in and 10 GiB out an hour | 24 × 11 × 0.008 | 2.112000 |
   * | egress, 240 GiB, 200 of them free | 40 × 0.085 | 3.400000 |
   * | one month | | 77.682940 |
   */
  it('comes to $155.37', () => {
    const usage = usageOf({
      provider: 'gcp',
      region: 'us-central1',
      startIso: '2026-11-30T00:00:00-08:00',
      durationSeconds: 48 * hour,
      nodes: [1, 2, 3, 4].map(() => standingNode('gcp/us-central1/g2-standard-4/on-demand')),
      traffic: [trafficOf('customers', everyHour(48, { ingressBytes: gibibyte, egressBytes: 10 * gibibyte }))],
      controlPlanes: 1,
      loadBalancers: ['checkout'],
    })
    const invoice = bill(usage, sheetOf('gcp', 'us-central1'))
    expect(invoice.totalMicroUsd).toBe(2 * 77_682_940)
    for (const month of ['2026-11', '2026-12']) {
      const lines = invoice.lines.filter((line) => line.month === month)
      expect(lines.map(({ listMicroUsd }) => listMicroUsd)).toEqual([67_855_872, 1_315_068, 2_400_000, 600_000, 2_112_000, 0, 3_400_000])
    }
  })
})

describe('a week on Azure', () => {
  /**
   * 168 h in eastus from 10 November:
   *
   * | what | arithmetic | USD |
   * | --- | --- | --- |
   * | 5 Standard_D4s_v5 | 5 × 168 × 0.192 | 161.28 |
   * | their P10 disks | 5 × 168/730 × 19.71 | 22.68 |
   * | AKS Standard | 168 × 0.10 | 16.80 |
   * | load balancer rule | 168 × 0.025 | 4.20 |
   * | data, 2 GB in and 20 GB out an hour | 168 × 22 × 0.005 | 18.48 |
   * | egress, 3360 GB, 100 of them free | 3260 × 0.08 | 260.80 |
   * | total | | 484.24 |
   */
  it('comes to $484.24', () => {
    const usage = usageOf({
      provider: 'azure',
      region: 'eastus',
      startIso: '2026-11-10T00:00:00Z',
      durationSeconds: 168 * hour,
      nodes: [1, 2, 3, 4, 5].map(() => standingNode('azure/eastus/Standard_D4s_v5/on-demand')),
      traffic: [trafficOf('customers', everyHour(168, { ingressBytes: 2e9, egressBytes: 20e9 }))],
      controlPlanes: 1,
      loadBalancers: ['checkout'],
    })
    const invoice = bill(usage, sheetOf('azure', 'eastus'))
    expect(invoice.totalMicroUsd).toBe(484_240_000)
    expect(invoice.byMeter).toEqual({
      'node-time': 161_280_000,
      'root-disk': 22_680_000,
      'control-plane': 16_800_000,
      'load-balancer': 4_200_000 + 18_480_000,
      egress: 260_800_000,
      'public-ipv4': 0,
    })
  })
})
