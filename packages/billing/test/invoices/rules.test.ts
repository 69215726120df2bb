import { describe, expect, it } from 'vitest'
import { bill } from '../../src/index.ts'
import { everyHour, hour, leaseOf, sheetOf, standingNode, trafficOf, usageOf, usEast1 } from '../usage.ts'

/** Rules of cloud billing that toy models get wrong, one invoice each. */

const g5 = 'aws/us-east-1/g5.xlarge/on-demand'
const gibibyte = 1_073_741_824

describe('a machine costs a minute at least, every time it starts', () => {
  it('ten lives of 20 s cost ten minutes', () => {
    // g5.xlarge 1.006 $/h: 10 × 60/3600 × 1.006 = 0.167667, where node-seconds alone would say 0.055889.
    const nodes = Array.from({ length: 10 }, (_, n) => leaseOf(g5, 100 * n + 20, 100 * n + 40))
    expect(bill(usageOf({ durationSeconds: hour, nodes }), usEast1).byMeter['node-time']).toBe(167_667)
  })

  it('above a minute each started second counts', () => {
    // 90.2 s are billed as 91 s: 91/3600 × 1.006 = 0.0254294.
    const nodes = [leaseOf(g5, 10, 100.2)]
    expect(bill(usageOf({ durationSeconds: hour, nodes }), usEast1).byMeter['node-time']).toBe(25_429)
  })

  it('only from launched on: waiting for a machine is free, and one that never came costs nothing', () => {
    // Asked for at 0, launched at 1800: half an hour, 0.503.
    const nodes = [leaseOf(g5, 1800, null, { requestedAtSeconds: 0 }), leaseOf(g5, null, null)]
    expect(bill(usageOf({ durationSeconds: hour, nodes }), usEast1).byMeter['node-time']).toBe(503_000)
  })

  it('not again for a machine that was there before the run', () => {
    // There at the start, gone after 20 s: 20/3600 × 1.006 = 0.00558889.
    const nodes = [leaseOf(g5, 0, 20, { requestedAtSeconds: 0 })]
    expect(bill(usageOf({ durationSeconds: hour, nodes }), usEast1).byMeter['node-time']).toBe(5_589)
  })

  it('Azure has no minimum', () => {
    // Standard_D2s_v5 0.096 $/h: 20/3600 × 0.096 = 0.00053333.
    const nodes = [leaseOf('azure/eastus/Standard_D2s_v5/on-demand', 100, 120)]
    const usage = usageOf({ durationSeconds: hour, provider: 'azure', region: 'eastus', nodes })
    expect(bill(usage, sheetOf('azure', 'eastus')).byMeter['node-time']).toBe(533)
  })
})

describe('load balancers', () => {
  it('are billed by whole hours on AWS', () => {
    // 90 minutes are 2 h: 2 × 0.0225.
    const usage = usageOf({ durationSeconds: 1.5 * hour, loadBalancers: ['checkout'] })
    expect(bill(usage, usEast1).byMeter['load-balancer']).toBe(45_000)
    expect(bill(usage, usEast1).perMonth?.microUsd).toBe(730 * 22_500)
  })

  it('cost without any traffic', () => {
    const usage = usageOf({ durationSeconds: 24 * hour, loadBalancers: ['checkout', 'search'] })
    expect(bill(usage, usEast1).byMeter['load-balancer']).toBe(2 * 24 * 22_500)
  })

  it('share one charge for the first five rules on Google Cloud and Azure', () => {
    // 7 balancers for 10 h: 10 × 0.025 + 2 × 10 × 0.01 = 0.45.
    const loadBalancers = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const usage = usageOf({ durationSeconds: 10 * hour, loadBalancers })
    expect(bill(usage, sheetOf('gcp', 'us-central1')).byMeter['load-balancer']).toBe(450_000)
    expect(bill(usage, sheetOf('azure', 'eastus')).byMeter['load-balancer']).toBe(450_000)
  })
})

describe('capacity units', () => {
  const lcu = (hours: readonly object[]) => {
    const usage = usageOf({ durationSeconds: hours.length * hour, loadBalancers: ['checkout'], traffic: [trafficOf('customers', hours)] })
    return bill(usage, usEast1).byMeter['load-balancer'] - hours.length * 22_500
  }

  it('are the largest dimension, not the sum', () => {
    // 450 000 requests / 5 / 3600 = 25 new connections a second: 1 LCU. 25 × 120 = 3000 active: 1 LCU. 3 GB: 3 LCU × 0.008.
    expect(lcu([{ requests: 450_000, ingressBytes: 1e9, egressBytes: 2e9 }])).toBe(24_000)
    // Without the bytes the connections decide: 1 LCU.
    expect(lcu([{ requests: 450_000 }])).toBe(8_000)
  })

  it('are taken hour by hour: opposite peaks are not averaged away', () => {
    // 10 GB in one hour (10 LCU), 250 new connections a second in the next (10 LCU): 20 × 0.008, where the mean would say 5 + 5.
    expect(lcu([{ egressBytes: 10e9 }, { requests: 4_500_000 }])).toBe(160_000)
  })

  it('count a flood that opens a connection for every request', () => {
    // 10 000 new connections a second = 400 LCU = 3.20 $/h.
    const usage = usageOf({
      durationSeconds: hour,
      loadBalancers: ['checkout'],
      traffic: [trafficOf('attack', [{ requests: 36_000_000, served: 0 }])],
    })
    // 10 000 a second open for 120 s would be 1.2 M active connections, also 400 LCU.
    expect(bill(usage, usEast1).byMeter['load-balancer']).toBe(22_500 + 3_200_000)
  })

  it('count what is refused: blocked requests pass the balancer too', () => {
    const refused = trafficOf('attack', [{ requests: 36_000_000, served: 0, ingressBytes: 72e9 }])
    const served = trafficOf('attack', [{ requests: 36_000_000, ingressBytes: 72e9 }])
    const usage = usageOf({ durationSeconds: hour, loadBalancers: ['checkout'] })
    const withRefused = bill({ ...usage, traffic: [refused] }, usEast1)
    expect(withRefused.byMeter).toEqual(bill({ ...usage, traffic: [served] }, usEast1).byMeter)
    expect(withRefused.byIntent).toEqual({ customers: 22_500, attack: 3_200_000, idle: 0 })
  })

  it('belong to the balancer that carries the service', () => {
    // checkout 2 GB on its own balancer, search 3 GB on the other: 5 LCU; one balancer for both gives the same 5.
    const traffic = [trafficOf('customers', [{ egressBytes: 2e9 }]), trafficOf('customers', [{ egressBytes: 3e9 }], 'search')]
    const two = bill(usageOf({ durationSeconds: hour, loadBalancers: ['checkout', 'search'], traffic }), usEast1)
    expect(two.lines.filter(({ sku }) => sku === 'LCU').map(({ subject, quantity }) => [subject, quantity])).toEqual([
      ['checkout', 2],
      ['search', 3],
    ])
    const one = bill(usageOf({ durationSeconds: hour, loadBalancers: ['edge'], traffic }), usEast1)
    expect(one.byMeter['load-balancer']).toBe(22_500 + 40_000)
  })
})

describe('data through a Google load balancer', () => {
  it('is charged inbound and outbound', () => {
    // 1 GiB in and 4 GiB out: 5 × 0.008, beside 0.025 for the rule.
    const usage = usageOf({
      durationSeconds: hour,
      loadBalancers: ['checkout'],
      traffic: [trafficOf('customers', [{ ingressBytes: gibibyte, egressBytes: 4 * gibibyte }])],
    })
    expect(bill(usage, sheetOf('gcp', 'us-central1')).byMeter['load-balancer']).toBe(25_000 + 40_000)
  })
})

describe('what toy models leave out', () => {
  it('is the root disk: 128 GiB P10 add 0.027 to the 0.096 of a Standard_D2s_v5', () => {
    const usage = usageOf({
      durationSeconds: hour,
      provider: 'azure',
      region: 'eastus',
      nodes: [standingNode('azure/eastus/Standard_D2s_v5/on-demand')],
    })
    // A disk month is 730 h: 19.71 / 730 = 0.027 exactly.
    expect(bill(usage, sheetOf('azure', 'eastus')).byMeter).toMatchObject({ 'node-time': 96_000, 'root-disk': 27_000 })
  })

  it('is the public address of each node and balancer', () => {
    // 4 nodes and 2 addresses of the balancer for 10 h: 6 × 10 × 0.005.
    const usage = usageOf({
      durationSeconds: 10 * hour,
      loadBalancers: ['checkout'],
      nodes: [1, 2, 3, 4].map(() => standingNode(g5)),
    })
    const publicIpv4 = { isOnNodes: true, perLoadBalancer: 2 }
    expect(bill(usage, usEast1, { publicIpv4 }).byMeter['public-ipv4']).toBe(300_000)
    expect(bill(usage, usEast1).byMeter['public-ipv4']).toBe(0)
  })
})

describe('egress tiers', () => {
  const sent = (gib: number, hours = 1) => trafficOf('customers', everyHour(hours, { egressBytes: (gib * gibibyte) / hours }))

  it('are climbed by all that the payer sends in the month', () => {
    // 10 000 GiB sent before, 500 now: 240 × 0.09 + 260 × 0.085 = 43.70.
    const usage = usageOf({ durationSeconds: hour, traffic: [sent(500)] })
    const invoice = bill(usage, usEast1, { monthToDateEgressBytes: 10_000 * gibibyte })
    expect(invoice.byMeter.egress).toBe(43_700_000)
    expect(invoice.lines.map(({ quantity, unitPrice }) => [quantity, unitPrice])).toEqual([
      [240, '0.09'],
      [260, '0.085'],
    ])
  })

  it('begin with a free allowance, which is a row of its own', () => {
    const usage = usageOf({ durationSeconds: 2 * hour, traffic: [sent(150, 2)] })
    const invoice = bill(usage, usEast1)
    expect(invoice.lines.map(({ quantity, unitPrice, listMicroUsd }) => [quantity, unitPrice, listMicroUsd])).toEqual([
      [100, '0', 0],
      [50, '0.09', 4_500_000],
    ])
  })

  it('begin again with the month', () => {
    // From 18:00 UTC on 31 October for 12 h, 20 GiB an hour: 120 GiB in each month, 20 above the free 100: 2 × 20 × 0.09.
    const usage = usageOf({ durationSeconds: 12 * hour, startIso: '2026-10-31T18:00:00Z', traffic: [sent(240, 12)] })
    const invoice = bill(usage, usEast1)
    expect(invoice.byMeter.egress).toBe(3_600_000)
    expect(new Set(invoice.lines.map(({ month }) => month))).toEqual(new Set(['2026-10', '2026-11']))
  })

  it('are counted in binary gigabytes on AWS and in decimal ones on Azure', () => {
    // 1.1 × 10¹² B: 1024.45 GiB, 924.454832… × 0.09 = 83.200935; 1100 GB, 1000 × 0.08 = 80.
    const usage = usageOf({ durationSeconds: hour, traffic: [trafficOf('customers', [{ egressBytes: 1.1e12 }])] })
    expect(bill(usage, usEast1).byMeter.egress).toBe(83_200_935)
    expect(bill(usage, sheetOf('azure', 'eastus')).byMeter.egress).toBe(80_000_000)
  })
})

describe('a month', () => {
  const disks = (provider: string, region: string, startIso: string, machine: string) => {
    const nodes = [standingNode(`${provider}/${region}/${machine}/on-demand`)]
    return bill(usageOf({ durationSeconds: 24 * hour, provider, region, startIso, nodes }), sheetOf(provider, region))
  }

  it('has its own length for an AWS disk', () => {
    // 20 GB × 0.08 for a day: 1.6/30 in November, 1.6/31 in December, 1.6/28 in February 2027.
    expect(disks('aws', 'us-east-1', '2026-11-10T00:00:00Z', 'm7g.large').byMeter['root-disk']).toBe(53_333)
    expect(disks('aws', 'us-east-1', '2026-12-10T00:00:00Z', 'm7g.large').byMeter['root-disk']).toBe(51_613)
    expect(disks('aws', 'us-east-1', '2027-02-10T00:00:00Z', 'm7g.large').byMeter['root-disk']).toBe(57_143)
  })

  it('is 730 hours for a Google disk', () => {
    // 100 GiB × 0.10 × 24/730 = 0.32876712…
    expect(disks('gcp', 'us-central1', '2026-11-10T00:00:00Z', 'e2-standard-4').byMeter['root-disk']).toBe(328_767)
  })

  it('begins at midnight in California for Google, in UTC for AWS', () => {
    // 24 h from 16:00 UTC on 30 November: December begins after 16 h for Google (08:00 UTC), after 8 h for AWS.
    const google = disks('gcp', 'us-central1', '2026-11-30T16:00:00Z', 'e2-standard-4')
    const amazon = disks('aws', 'us-east-1', '2026-11-30T16:00:00Z', 'm7g.large')
    const nodeHours = (lines: typeof google.lines) =>
      lines.filter(({ meter }) => meter === 'node-time').map(({ month, quantity }) => [month, quantity])
    expect(nodeHours(google.lines)).toEqual([
      ['2026-11', 16],
      ['2026-12', 8],
    ])
    expect(nodeHours(amazon.lines)).toEqual([
      ['2026-11', 8],
      ['2026-12', 16],
    ])
  })
})

describe('a price that is not on the sheet', () => {
  it('is listed apart, not taken as free', () => {
    const nodes = [leaseOf('aws/us-east-1/x9.mega/on-demand', 0, null)]
    const invoice = bill(usageOf({ durationSeconds: hour, nodes }), usEast1)
    expect(invoice.byMeter['node-time']).toBe(0)
    expect(invoice.unpriced).toEqual([
      {
        meter: 'node-time',
        subject: 'general',
        sku: 'aws/us-east-1/x9.mega/on-demand',
        reason: 'price sheet aws/us-east-1/2026-07-20 has no price for x9.mega, on-demand; node time of pool general is not in the total',
      },
    ])
  })
})

describe('a negotiated discount', () => {
  it('lowers the contracted, effective and billed amounts and leaves the list', () => {
    // 1.006 less 7.5 %: 0.93055.
    const usage = usageOf({ durationSeconds: hour, nodes: [standingNode(g5)] })
    const invoice = bill(usage, usEast1, { percentOff: { 'node-time': '7.5' } })
    const [line] = invoice.lines
    expect(line).toMatchObject({
      listMicroUsd: 1_006_000,
      contractedMicroUsd: 930_550,
      effectiveMicroUsd: 930_550,
      billedMicroUsd: 930_550,
    })
    // The month: 730 × 0.93055 and 730 h of the disk at the month's 720 h price, 1.6/720 = 0.002222 an hour.
    expect(invoice.perMonth?.microUsd).toBe(730 * 930_550 + 730 * 2_222)
  })
})
