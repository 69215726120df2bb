import { gigabyte, nodeHours, price, unverified } from './price.ts'
import type { PriceSheet } from './price-sheet.ts'

const golden = { source: 'infracost golden', asOf: '2024-07-01' }
const golden2024August = { source: 'infracost golden', asOf: '2024-08-30' }
const coroot = { source: 'coroot/cloud-pricing', asOf: '2024-08-09' }
const notChecked = { source: unverified, asOf: '2025' }

const region = 'eastus'
const asOf = '2026-06-18'

export const azureSheets: readonly PriceSheet[] = [
  {
    id: `azure/${region}/${asOf}`,
    provider: 'azure',
    region,
    currency: 'USD',
    billingClock: 'utc',
    source: 'karpenter-azure',
    asOf,
    nodeHour: nodeHours('azure', region),
    nodeGranularity: { stepSeconds: 1, minimumSeconds: 0, ...notChecked },
    controlPlane: {
      product: 'AKS Standard tier',
      hour: price('0.1', 'cluster-hour', golden2024August),
      granularity: { stepSeconds: 1, minimumSeconds: 0, ...notChecked },
    },
    loadBalancing: {
      product: 'Standard Load Balancer rules',
      granularity: { stepSeconds: 1, minimumSeconds: 0, ...notChecked },
      firstHour: price('0.025', 'hour for the first 5 rules', notChecked),
      firstCovers: 5,
      furtherHour: price('0.01', 'rule-hour', golden2024August),
      capacityUnit: null,
      processing: { price: price('0.005', 'GB', golden), bytesPerUnit: gigabyte },
    },
    egress: {
      bytesPerUnit: gigabyte,
      tiers: [
        { from: 0, to: 100, ...price('0', 'GB', coroot) },
        { from: 100, to: 10_100, ...price('0.08', 'GB', coroot) },
        { from: 10_100, to: 50_100, ...price('0.065', 'GB', coroot) },
        { from: 50_100, to: 150_100, ...price('0.06', 'GB', coroot) },
        { from: 150_100, to: null, ...price('0.04', 'GB', coroot) },
      ],
    },
    nat: { hour: price('0.045', 'gateway-hour', golden), data: price('0.045', 'GB', golden), bytesPerUnit: gigabyte },
    // Sold as a size class, not by the gigabyte: P10 is 128 GiB whether they are used or not.
    rootDisk: {
      product: 'Premium SSD P10, 128 GiB',
      gibibytes: 128,
      granularity: { stepSeconds: 1, minimumSeconds: 0, ...notChecked },
      unitsPerDisk: 1,
      price: price('19.71', 'disk-month', golden2024August),
      month: '730h',
    },
    publicIpv4Hour: price('0.005', 'address-hour', { source: 'infracost golden', asOf: '2026-04-03' }),
  },
]
