import { a10, a100x80, h100, h100nvl, t4 } from './gpus.ts'
import type { Arch, Gpu, MachineKind, MachineType, Quote } from './machine-type.ts'

type Row = readonly [
  name: string,
  kind: MachineKind,
  arch: Arch,
  cores: number,
  memoryGiB: number,
  gpu: Gpu | null,
  eastus: readonly [onDemand: string, spot: string | null],
]

// biome-ignore format: a table, one machine type a line
const rows: readonly Row[] = [
  ['Standard_D2s_v5', 'general', 'amd64', 2, 8, null, ['0.096', '0.01056']],
  ['Standard_D4s_v5', 'general', 'amd64', 4, 16, null, ['0.192', '0.02112']],
  ['Standard_D8s_v5', 'general', 'amd64', 8, 32, null, ['0.384', '0.04224']],
  ['Standard_D16s_v5', 'general', 'amd64', 16, 64, null, ['0.768', '0.08448']],
  ['Standard_D4as_v5', 'general', 'amd64', 4, 16, null, ['0.172', '0.01892']],
  ['Standard_D8as_v5', 'general', 'amd64', 8, 32, null, ['0.344', '0.03784']],
  ['Standard_D4ps_v5', 'general', 'arm64', 4, 16, null, ['0.154', '0.01694']],
  ['Standard_D8ps_v5', 'general', 'arm64', 8, 32, null, ['0.308', '0.03388']],
  ['Standard_D8s_v6', 'general', 'amd64', 8, 32, null, ['0.403', '0.10075']],
  ['Standard_F4s_v2', 'compute', 'amd64', 4, 8, null, ['0.169', '0.01859']],
  ['Standard_F8s_v2', 'compute', 'amd64', 8, 16, null, ['0.338', '0.03718']],
  ['Standard_E4s_v5', 'memory', 'amd64', 4, 32, null, ['0.252', '0.02772']],
  ['Standard_E8s_v5', 'memory', 'amd64', 8, 64, null, ['0.504', '0.05544']],
  ['Standard_NC4as_T4_v3', 'gpu', 'amd64', 4, 28, t4(1), ['0.526', '0.062699']],
  ['Standard_NC8as_T4_v3', 'gpu', 'amd64', 8, 56, t4(1), ['0.752', '0.089638']],
  ['Standard_NV36ads_A10_v5', 'gpu', 'amd64', 36, 440, a10(1), ['3.2', '0.8']],
  ['Standard_NC24ads_A100_v4', 'gpu', 'amd64', 24, 220, a100x80(1), ['3.673', '0.444433']],
  ['Standard_NC40ads_H100_v5', 'gpu', 'amd64', 40, 320, h100nvl(1), ['6.98', null]],
  ['Standard_ND96isr_H100_v5', 'gpu', 'amd64', 96, 1900, h100(8), ['98.32', null]],
]

/** AKS with Azure CNI overlay; 30 with the node-subnet CNI. */
const maxPods = 250

const onDemandQuote = (usdPerHour: string): Quote => ({ usdPerHour, source: 'karpenter-azure', asOf: '2026-06-18' })
const spotQuote = (usdPerHour: string | null): Quote | null =>
  usdPerHour === null ? null : { usdPerHour, source: 'coroot-spot', asOf: '2024-08-09' }

/** Azure virtual machines; their network bandwidth is not in the sources. */
export const azureMachineTypes: readonly MachineType[] = rows.map(([name, kind, arch, cores, memoryGiB, gpu, [onDemand, spot]]) => ({
  provider: 'azure',
  name,
  kind,
  arch,
  cores,
  memoryGiB,
  gpu,
  networkGbps: null,
  maxPods,
  prices: [{ region: 'eastus', onDemand: onDemandQuote(onDemand), spot: spotQuote(spot) }],
}))
