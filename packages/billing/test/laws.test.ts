import type { NodeLease, Usage } from '@plimsoll/engine'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bill, bill, cumulativeBill } from '../src/index.ts'
import { hour, leaseOf, type PerHour, sheetOf, trafficOf, usageOf } from './usage.ts'

const places = [
  { sheet: sheetOf('aws', 'us-east-1'), machines: ['m7g.2xlarge', 'g5.xlarge', 't3.medium'] },
  { sheet: sheetOf('gcp', 'us-central1'), machines: ['e2-standard-4', 'g2-standard-4'] },
  { sheet: sheetOf('azure', 'eastus'), machines: ['Standard_D2s_v5', 'Standard_NC4as_T4_v3'] },
]

const perHour: fc.Arbitrary<PerHour> = fc.record({
  requests: fc.nat(50_000_000),
  served: fc.nat(50_000_000),
  ingressBytes: fc.nat(2_000_000_000),
  egressBytes: fc.double({ min: 0, max: 5e12, noNaN: true }),
  busySeconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
})

const scenes = fc.constantFrom(...places).chain(({ sheet, machines }) =>
  fc
    .record({ hours: fc.double({ min: 0.01, max: 60, noNaN: true }), minutes: fc.integer({ min: 0, max: 90 * 24 * 60 }) })
    .chain(({ hours, minutes }) => {
      const durationSeconds = hours * hour
      const instant = fc.double({ min: 0, max: durationSeconds, noNaN: true })
      const lease: fc.Arbitrary<NodeLease> = fc
        .record({
          machine: fc.constantFrom(...machines),
          capacity: fc.constantFrom('on-demand', 'spot'),
          instants: fc.tuple(instant, instant),
          isGone: fc.boolean(),
          meanRequestedRatio: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        })
        .map(({ machine, capacity, instants, isGone, meanRequestedRatio }) =>
          leaseOf(
            `${sheet.provider}/${sheet.region}/${machine}/${capacity}`,
            Math.min(...instants),
            isGone ? Math.max(...instants) : null,
            {
              meanRequestedRatio,
            },
          ),
        )
      const columns = fc.array(perHour, { minLength: Math.ceil(hours), maxLength: Math.ceil(hours) })
      return fc.record({
        sheet: fc.constant(sheet),
        usage: fc
          .record({
            nodes: fc.array(lease, { maxLength: 12 }),
            customers: columns,
            attack: columns,
            controlPlanes: fc.nat(2),
            loadBalancers: fc.subarray(['checkout', 'search', 'a', 'b', 'c', 'd', 'e']),
          })
          .map(({ customers, attack, ...rest }) =>
            usageOf({
              ...rest,
              durationSeconds,
              // Starts anywhere in the last quarter of 2026 and the first of 2027, so that some runs pass the turn of a month.
              startIso: startAt(minutes),
              traffic: [trafficOf('customers', customers), trafficOf('attack', attack)],
            }),
          ),
      })
    }),
)

function startAt(minutes: number): string {
  return `${new Date(Date.UTC(2026, 9, 20) + minutes * 60_000).toISOString().slice(0, 19)}Z`
}

/** One fixed draw, so that a failure is everybody's failure. */
const seed = 20_261_124

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

describe('laws of a bill', () => {
  it('parts equal the total, whichever way it is cut', () => {
    fc.assert(
      fc.property(scenes, ({ usage, sheet }) => {
        const { lines, totalMicroUsd, byMeter, byIntent } = bill(usage, sheet, { publicIpv4: { isOnNodes: true, perLoadBalancer: 2 } })
        expect(Number.isSafeInteger(totalMicroUsd)).toBe(true)
        expect(sum(lines.map((line) => line.effectiveMicroUsd))).toBe(totalMicroUsd)
        expect(sum(Object.values(byMeter))).toBe(totalMicroUsd)
        expect(sum(Object.values(byIntent))).toBe(totalMicroUsd)
        for (const line of lines) {
          expect(sum(Object.values(line.byIntent))).toBe(line.effectiveMicroUsd)
          for (const part of Object.values(line.byIntent)) expect(part).toBeGreaterThanOrEqual(0)
        }
      }),
      { seed },
    )
  })

  it('cumulative spend never falls, adds up at every instant and ends at the total', () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 1, max: 200 }), ({ usage, sheet }, buckets) => {
        const grid = Float64Array.from({ length: buckets + 1 }, (_, i) => (usage.durationSeconds * i) / buckets)
        grid[buckets] = usage.durationSeconds
        const spent = cumulativeBill(usage, sheet, grid)
        const invoice = bill(usage, sheet)
        for (let i = 0; i <= buckets; i++) {
          expect(sum(Object.values(spent.byMeter).map((meter) => meter[i]))).toBe(spent.totalMicroUsd[i])
          if (i > 0) expect(spent.totalMicroUsd[i]).toBeGreaterThanOrEqual(spent.totalMicroUsd[i - 1])
        }
        expect(spent.totalMicroUsd[buckets]).toBe(invoice.totalMicroUsd)
      }),
      { numRuns: 60, seed },
    )
  })

  it('machines billed apart cost what they cost together, to a micro-dollar a line', () => {
    fc.assert(
      fc.property(scenes, fc.nat(12), ({ usage, sheet }, cut) => {
        const machinesOnly = (nodes: Usage['nodes']) => bill({ ...usage, nodes, controlPlanes: 0, loadBalancers: [], traffic: [] }, sheet)
        const together = machinesOnly(usage.nodes)
        const apart = [machinesOnly(usage.nodes.slice(0, cut)), machinesOnly(usage.nodes.slice(cut))]
        const lines = apart.reduce((count, part) => count + part.lines.length, together.lines.length)
        expect(Math.abs(sum(apart.map((part) => part.totalMicroUsd)) - together.totalMicroUsd)).toBeLessThanOrEqual(lines / 2)
      }),
      { seed },
    )
  })

  it('the same usage and sheet give the same bill, and a sheet at twice the price twice the machines', () => {
    fc.assert(
      fc.property(scenes, ({ usage, sheet }) => {
        expect(bill(usage, sheet)).toEqual(bill(usage, sheet))
        const doubled = Object.entries(sheet.nodeHour).map(([id, price]) => [id, { ...price, usd: twice(price.usd) }])
        const dearer = bill(usage, { ...sheet, nodeHour: Object.fromEntries(doubled) })
        const nodeLines = (of: Bill) => of.lines.filter(({ meter }) => meter === 'node-time')
        const plain = nodeLines(bill(usage, sheet))
        for (const [i, line] of nodeLines(dearer).entries())
          expect(Math.abs(line.listMicroUsd - 2 * plain[i].listMicroUsd)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 40, seed },
    )
  })
})

/** Doubles a decimal string without leaving the decimals. */
function twice(usd: string): string {
  const [whole, decimals = ''] = usd.split('.')
  const digits = (BigInt(whole + decimals) * 2n).toString().padStart(decimals.length + 1, '0')
  return decimals === '' ? digits : `${digits.slice(0, -decimals.length)}.${digits.slice(-decimals.length)}`
}
