import { gibibyte, gigabyte, nodeHours, price, unverified } from './price.ts'
import type { Granularity, PriceSheet, PriceTier } from './price-sheet.ts'

const golden = { source: 'infracost golden', asOf: '2024-07-01' }
const goldenEks = { source: 'infracost golden', asOf: '2025-07-07' }
const goldenTransfer = { source: 'infracost golden', asOf: '2024-09-25' }
const notChecked = { source: unverified, asOf: '2025' }

/** EC2 bills every second from `running`, and never less than a minute a start; the root volume lives as long as the machine. */
const perSecond: Granularity = { stepSeconds: 1, minimumSeconds: 60, source: 'codingprotocols', asOf: '2026-05' }

/** Elastic Load Balancing pricing page: each partial hour is billed as a full hour. */
const wholeHours: Granularity = { stepSeconds: 3600, minimumSeconds: 3600, source: 'aws elb pricing page', asOf: '2026' }

/** To the internet from us-east-1, us-west-2, eu-west-1 and eu-central-1 alike; the free 100 GB are part of the first tier. */
const egressTiers: readonly PriceTier[] = [
  { from: 0, to: 100, ...price('0', 'GB', notChecked) },
  { from: 100, to: 10_240, ...price('0.09', 'GB', goldenTransfer) },
  { from: 10_240, to: 51_200, ...price('0.085', 'GB', goldenTransfer) },
  { from: 51_200, to: 153_600, ...price('0.07', 'GB', goldenTransfer) },
  { from: 153_600, to: null, ...price('0.05', 'GB', goldenTransfer) },
]

type Regional = {
  readonly region: string
  readonly albHour: string
  readonly natHour: string
  readonly natGb: string
  readonly gp3GbMonth: string
  readonly addOns: typeof golden
}

function awsSheet({ region, albHour, natHour, natGb, gp3GbMonth, addOns }: Regional): PriceSheet {
  const asOf = '2026-07-20'
  return {
    id: `aws/${region}/${asOf}`,
    provider: 'aws',
    region,
    currency: 'USD',
    billingClock: 'utc',
    source: 'karpenter-aws',
    asOf,
    nodeHour: nodeHours('aws', region),
    nodeGranularity: perSecond,
    controlPlane: {
      product: 'EKS, standard support',
      hour: price('0.1', 'cluster-hour', goldenEks),
      granularity: { stepSeconds: 1, minimumSeconds: 0, ...notChecked },
    },
    loadBalancing: {
      product: 'Application Load Balancer',
      granularity: wholeHours,
      firstHour: price(albHour, 'load-balancer-hour', addOns),
      firstCovers: 1,
      furtherHour: price(albHour, 'load-balancer-hour', addOns),
      capacityUnit: {
        name: 'LCU',
        hour: price('0.008', 'LCU-hour', addOns),
        newConnectionsPerSecond: 25,
        activeConnections: 3000,
        processedBytesPerHour: gigabyte,
      },
      processing: null,
    },
    egress: { bytesPerUnit: gibibyte, tiers: egressTiers },
    nat: { hour: price(natHour, 'gateway-hour', addOns), data: price(natGb, 'GB', addOns), bytesPerUnit: gibibyte },
    rootDisk: {
      product: 'EBS gp3, 20 GB',
      gibibytes: 20,
      granularity: perSecond,
      unitsPerDisk: 20,
      price: price(gp3GbMonth, 'GB-month', addOns),
      month: 'calendar',
    },
    publicIpv4Hour: price('0.005', 'address-hour', { source: 'cloudburn', asOf: '2026-02-24' }),
  }
}

export const awsSheets: readonly PriceSheet[] = [
  awsSheet({ region: 'us-east-1', albHour: '0.0225', natHour: '0.045', natGb: '0.045', gp3GbMonth: '0.08', addOns: golden }),
  awsSheet({ region: 'eu-west-1', albHour: '0.0252', natHour: '0.048', natGb: '0.048', gp3GbMonth: '0.088', addOns: notChecked }),
]
