import { a100x40, a100x80, h100, l4 } from './gpus.ts'
import type { Arch, Gpu, MachineKind, MachineType, Quote } from './machine-type.ts'

type Row = readonly [
  name: string,
  kind: MachineKind,
  arch: Arch,
  cores: number,
  memoryGiB: number,
  gpu: Gpu | null,
  networkGbps: number | null,
  usCentral1: readonly [onDemand: string, spot: string],
]

// biome-ignore format: a table, one machine type a line
const rows: readonly Row[] = [
  ['e2-standard-2', 'general', 'amd64', 2, 8, null, 4, ['0.067011', '0.040212']],
  ['e2-standard-4', 'general', 'amd64', 4, 16, null, 8, ['0.134023', '0.080424']],
  ['e2-standard-8', 'general', 'amd64', 8, 32, null, 16, ['0.268046', '0.160848']],
  ['n2-standard-4', 'general', 'amd64', 4, 16, null, 10, ['0.194236', '0.09212']],
  ['n2-standard-8', 'general', 'amd64', 8, 32, null, 16, ['0.388472', '0.18424']],
  ['n4-standard-4', 'general', 'amd64', 4, 16, null, null, ['0.1814', '0.089568']],
  ['n4-standard-8', 'general', 'amd64', 8, 32, null, null, ['0.3628', '0.179136']],
  ['c4-standard-8', 'general', 'amd64', 8, 30, null, null, ['0.39534', '0.23721']],
  ['c4a-standard-4', 'general', 'arm64', 4, 16, null, null, ['0.1796', '0.077632']],
  ['c4a-standard-8', 'general', 'arm64', 8, 32, null, null, ['0.3592', '0.155264']],
  ['e2-highcpu-8', 'compute', 'amd64', 8, 8, null, 16, ['0.197881', '0.118752']],
  ['c4a-highcpu-8', 'compute', 'arm64', 8, 16, null, null, ['0.30304', '0.130992']],
  ['e2-highmem-4', 'memory', 'amd64', 4, 32, null, 8, ['0.180799', '0.108488']],
  ['n2-highmem-8', 'memory', 'amd64', 8, 64, null, 16, ['0.524056', '0.24856']],
  ['g2-standard-4', 'gpu', 'amd64', 4, 16, l4(1), null, ['0.706832', '0.397336']],
  ['g2-standard-8', 'gpu', 'amd64', 8, 32, l4(1), null, ['0.853624', '0.479872']],
  ['a2-highgpu-1g', 'gpu', 'amd64', 12, 85, a100x40(1), null, ['3.673385', '1.92802']],
  ['a2-ultragpu-1g', 'gpu', 'amd64', 12, 170, a100x80(1), null, ['5.068798', '2.759546']],
  ['a3-highgpu-1g', 'gpu', 'amd64', 26, 234, h100(1), null, ['11.06125', '6.326193']],
  ['a3-highgpu-8g', 'gpu', 'amd64', 208, 1872, h100(8), null, ['88.49', '50.609541']],
]

/** GKE's default; a cluster may choose 8 to 256. */
const maxPods = 110

const quote = (usdPerHour: string): Quote => ({ usdPerHour, source: 'cyclenerd-gcp', asOf: '2026-07-30' })

/** Google Compute Engine. */
export const gcpMachineTypes: readonly MachineType[] = rows.map(
  ([name, kind, arch, cores, memoryGiB, gpu, networkGbps, [onDemand, spot]]) => ({
    provider: 'gcp',
    name,
    kind,
    arch,
    cores,
    memoryGiB,
    gpu,
    networkGbps,
    maxPods,
    prices: [{ region: 'us-central1', onDemand: quote(onDemand), spot: quote(spot) }],
  }),
)
