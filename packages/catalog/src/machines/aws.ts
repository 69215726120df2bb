import { a10g, a100x40, a100x80, h100, l4, l40s, t4 } from './gpus.ts'
import type { Arch, Gpu, MachineKind, MachineType, Quote, RegionPrice } from './machine-type.ts'

/** USD per hour on demand and as spot; the third element names another source of the on-demand price than the table's. */
type Pair = readonly [onDemand: string, spot: string | null, source?: string]

type Row = readonly [
  name: string,
  kind: MachineKind,
  arch: Arch,
  cores: number,
  memoryGiB: number,
  gpu: Gpu | null,
  networkGbps: number,
  maxPods: number,
  usEast1: Pair,
  euWest1: Pair | null,
]

/** eu-west-1 is us-east-1 times the region factor of the family; of the family before it where the family is newer than the factors. */
const regionRatio = 'karpenter-aws*coroot-ratio'
const predecessorRatio = 'karpenter-aws*family-ratio-predecessor'

// Maximum pods: ENIs × (addresses per ENI − 1) + 2, the VPC CNI's default without prefix delegation.
// biome-ignore format: a table, one machine type a line
const rows: readonly Row[] = [
  ['t3.medium', 'general', 'amd64', 2, 4, null, 0.256, 17, ['0.0416', '0.0183'], ['0.0456', '0.0201']],
  ['t3.large', 'general', 'amd64', 2, 8, null, 0.512, 35, ['0.0832', '0.0316'], ['0.0912', '0.0401']],
  ['m6i.large', 'general', 'amd64', 2, 8, null, 0.781, 29, ['0.096', '0.0355'], ['0.107', '0.0492']],
  ['m6i.xlarge', 'general', 'amd64', 4, 16, null, 1.562, 58, ['0.192', '0.0864'], ['0.214', '0.0942']],
  ['m7g.medium', 'general', 'arm64', 1, 4, null, 0.52, 8, ['0.0408', '0.0139'], ['0.04548', '0.0214']],
  ['m7g.large', 'general', 'arm64', 2, 8, null, 0.937, 29, ['0.0816', '0.0294'], ['0.09095', '0.0427']],
  ['m7g.xlarge', 'general', 'arm64', 4, 16, null, 1.876, 58, ['0.1632', '0.062'], ['0.1819', '0.0855']],
  ['m7g.2xlarge', 'general', 'arm64', 8, 32, null, 3.75, 58, ['0.3264', '0.1175'], ['0.3638', '0.1637']],
  ['m7g.4xlarge', 'general', 'arm64', 16, 64, null, 7.5, 234, ['0.6528', '0.2481'], ['0.7276', '0.3347']],
  ['m7i.large', 'general', 'amd64', 2, 8, null, 0.781, 29, ['0.1008', '0.0323'], ['0.11235', '0.0517']],
  ['m7i.xlarge', 'general', 'amd64', 4, 16, null, 1.562, 58, ['0.2016', '0.0948'], ['0.2247', '0.1056']],
  ['m7i.2xlarge', 'general', 'amd64', 8, 32, null, 3.125, 58, ['0.4032', '0.1532'], ['0.4494', '0.2022']],
  ['m7i.4xlarge', 'general', 'amd64', 16, 64, null, 6.25, 234, ['0.8064', '0.3871'], ['0.8988', '0.4854']],
  ['m8g.2xlarge', 'general', 'arm64', 8, 32, null, 3.75, 58, ['0.35904', '0.1364'], ['0.40018', '0.1881', predecessorRatio]],
  ['c7g.large', 'compute', 'arm64', 2, 4, null, 0.937, 29, ['0.0725', '0.037'], ['0.07752', '0.0372']],
  ['c7g.xlarge', 'compute', 'arm64', 4, 8, null, 1.876, 58, ['0.145', '0.0551'], ['0.15504', '0.0744']],
  ['c7g.2xlarge', 'compute', 'arm64', 8, 16, null, 3.75, 58, ['0.29', '0.0899'], ['0.31007', '0.1426']],
  ['c7g.4xlarge', 'compute', 'arm64', 16, 32, null, 7.5, 234, ['0.58', '0.1682'], ['0.62015', '0.2729']],
  ['c7i.xlarge', 'compute', 'amd64', 4, 8, null, 1.562, 58, ['0.1785', '0.0696'], ['0.19152', '0.0862']],
  ['c7i.2xlarge', 'compute', 'amd64', 8, 16, null, 3.125, 58, ['0.357', '0.1464'], ['0.38304', '0.1685']],
  ['c7i.4xlarge', 'compute', 'amd64', 16, 32, null, 6.25, 234, ['0.714', '0.2785'], ['0.76608', '0.3447']],
  ['r7g.xlarge', 'memory', 'arm64', 4, 32, null, 1.876, 58, ['0.2142', '0.0621'], ['0.2397', '0.1103']],
  ['r7g.2xlarge', 'memory', 'arm64', 8, 64, null, 3.75, 58, ['0.4284', '0.1414'], ['0.4794', '0.2109']],
  ['r7i.xlarge', 'memory', 'amd64', 4, 32, null, 1.562, 58, ['0.2646', '0.1058'], ['0.2961', '0.1303']],
  ['r7i.2xlarge', 'memory', 'amd64', 8, 64, null, 3.125, 58, ['0.5292', '0.217'], ['0.5922', '0.2665']],
  ['g4dn.xlarge', 'gpu', 'amd64', 4, 16, t4(1), 5, 29, ['0.526', '0.1894'], ['0.58651', '0.2698']],
  ['g4dn.2xlarge', 'gpu', 'amd64', 8, 32, t4(1), 10, 29, ['0.752', '0.2933'], ['0.8385', '0.3773']],
  ['g5.xlarge', 'gpu', 'amd64', 4, 16, a10g(1), 2.5, 58, ['1.006', '0.4125'], ['1.123', '0.4941']],
  ['g5.2xlarge', 'gpu', 'amd64', 8, 32, a10g(1), 5, 58, ['1.212', '0.509'], ['1.35296', '0.6224']],
  ['g6.xlarge', 'gpu', 'amd64', 4, 16, l4(1), 2.5, 58, ['0.8048', '0.4104'], null],
  ['g6.2xlarge', 'gpu', 'amd64', 8, 32, l4(1), 5, 58, ['0.9776', '0.4106'], null],
  ['g6e.xlarge', 'gpu', 'amd64', 4, 32, l40s(1), 2.5, 58, ['1.861', '0.7816'], null],
  ['g6e.2xlarge', 'gpu', 'amd64', 8, 64, l40s(1), 5, 58, ['2.24208', '0.8296'], null],
  ['p4d.24xlarge', 'gpu', 'amd64', 96, 1152, a100x40(8), 100, 737, ['21.95764', '7.246'], ['26.08726', '17.2176', predecessorRatio]],
  ['p4de.24xlarge', 'gpu', 'amd64', 96, 1152, a100x80(8), 100, 737, ['27.44705', '9.6065'], null],
  ['p5.4xlarge', 'gpu', 'amd64', 16, 256, h100(1), 100, 118, ['6.88', null], null],
  ['p5.48xlarge', 'gpu', 'amd64', 192, 2048, h100(8), 100, 100, ['55.04', '26.4192'], null],
]

const onDemandAsOf = '2026-07-20'
const spotQuote = (usdPerHour: string | null): Quote | null =>
  usdPerHour === null ? null : { usdPerHour, source: 'spotadvisor', asOf: '2025-06-28' }

function regionPrice(region: string, [onDemand, spot, source]: Pair, listed: string): RegionPrice {
  return { region, onDemand: { usdPerHour: onDemand, source: source ?? listed, asOf: onDemandAsOf }, spot: spotQuote(spot) }
}

/** Amazon EC2, Linux, shared tenancy. */
export const awsMachineTypes: readonly MachineType[] = rows.map(
  ([name, kind, arch, cores, memoryGiB, gpu, networkGbps, maxPods, usEast1, euWest1]) => ({
    provider: 'aws',
    name,
    kind,
    arch,
    cores,
    memoryGiB,
    gpu,
    networkGbps,
    maxPods,
    prices: [
      regionPrice('us-east-1', usEast1, 'karpenter-aws'),
      ...(euWest1 === null ? [] : [regionPrice('eu-west-1', euWest1, regionRatio)]),
    ],
  }),
)
