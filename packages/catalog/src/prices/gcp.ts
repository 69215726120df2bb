import { gibibyte, nodeHours, price, unverified } from './price.ts'
import type { PriceSheet } from './price-sheet.ts'

const cyclenerd = { source: 'cyclenerd-gcp', asOf: '2026-07-30' }
const golden = { source: 'infracost golden', asOf: '2024-07-01' }
const coroot = { source: 'coroot/cloud-pricing', asOf: '2024-08-09' }
const lbPage = { source: 'google load-balancing pricing page', asOf: '2025' }
const gkePage = { source: 'google gke pricing page', asOf: '2025' }
const notChecked = { source: unverified, asOf: '2025' }

const region = 'us-central1'

export const gcpSheets: readonly PriceSheet[] = [
  {
    id: `gcp/${region}/${cyclenerd.asOf}`,
    provider: 'gcp',
    region,
    currency: 'USD',
    billingClock: 'us-pacific',
    ...cyclenerd,
    nodeHour: nodeHours('gcp', region),
    nodeGranularity: { stepSeconds: 1, minimumSeconds: 60, ...gkePage },
    controlPlane: {
      product: 'GKE cluster fee',
      hour: price('0.1', 'cluster-hour', { source: 'infracost golden', asOf: '2026-07-01' }),
      granularity: { stepSeconds: 1, minimumSeconds: 0, ...gkePage },
    },
    loadBalancing: {
      product: 'Cloud Load Balancing forwarding rules',
      granularity: { stepSeconds: 1, minimumSeconds: 0, ...notChecked },
      firstHour: price('0.025', 'hour for the first 5 rules', lbPage),
      firstCovers: 5,
      furtherHour: price('0.01', 'rule-hour', golden),
      capacityUnit: null,
      processing: { price: price('0.008', 'GiB', golden), bytesPerUnit: gibibyte },
    },
    // Standard tier: the premium tier, which is the default of a new project, is dearer.
    egress: {
      bytesPerUnit: gibibyte,
      tiers: [
        { from: 0, to: 200, ...price('0', 'GiB', coroot) },
        { from: 200, to: 10_240, ...price('0.085', 'GiB', coroot) },
        { from: 10_240, to: 153_600, ...price('0.065', 'GiB', coroot) },
        { from: 153_600, to: null, ...price('0.045', 'GiB', coroot) },
      ],
    },
    nat: {
      hour: price('0.0448', 'gateway-hour (32 machines or more)', cyclenerd),
      data: price('0.045', 'GiB', cyclenerd),
      bytesPerUnit: gibibyte,
    },
    rootDisk: {
      product: 'pd-balanced, 100 GiB',
      gibibytes: 100,
      granularity: { stepSeconds: 1, minimumSeconds: 0, ...notChecked },
      unitsPerDisk: 100,
      price: price('0.1', 'GiB-month', cyclenerd),
      month: '730h',
    },
    publicIpv4Hour: price('0.005', 'address-hour', cyclenerd),
  },
]
