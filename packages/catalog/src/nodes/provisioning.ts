import { type Lookup, unknown } from '../lookup.ts'
import type { Provider } from '../sourced.ts'
import type { ProvisioningPreset, StepSeconds } from './provisioning-preset.ts'

type Range = readonly [p50: number, p95: number]

type Row = readonly [
  id: string,
  title: string,
  request: Range,
  boot: Range,
  ready: Range,
  total: Range,
  confidence: ProvisioningPreset['confidence'],
  source: string,
  asOf: string,
]

// biome-ignore format: a table, one preset a line
const rows: readonly Row[] = [
  ['aws/karpenter', 'EKS with Karpenter', [15, 30], [23, 45], [12, 25], [50, 90], 'medium', 'Karpenter docs, NodeClaim example (34 s from launch to Ready); KubeFM 2026-02; zop.dev 2026-04', '2026-04'],
  ['aws/cluster-autoscaler', 'EKS with Cluster Autoscaler and an Auto Scaling group', [115, 250], [23, 45], [12, 25], [150, 300], 'low', 'zop.dev 2026-04, eastondev.com 2026-05 (3 to 5 min)', '2026-05'],
  ['gcp/cluster-autoscaler', 'GKE node pool', [60, 170], [30, 60], [15, 30], [105, 240], 'low', 'unverified default (90 to 120 s; the autoscaler FAQ still speaks of 3 to 4 min)', '2026-08'],
  ['gcp/fast-starting', 'GKE fast-starting nodes: Autopilot, some machine families', [15, 43], [7, 15], [4, 8], [26, 60], 'medium', 'Google docs: up to four times faster node start, here a quarter of the usual', '2026-08'],
  ['azure/cluster-autoscaler', 'AKS with a virtual machine scale set', [110, 270], [45, 80], [20, 40], [175, 360], 'low', 'unverified default (150 to 200 s); bad cases in Azure/AKS#1898', '2026-08'],
]

const seconds = ([p50, p95]: Range): StepSeconds => ({ p50, p95 })

const standard: readonly ProvisioningPreset[] = rows.map(([id, title, request, boot, ready, total, confidence, source, asOf]) => ({
  id,
  provider: id.split('/')[0] as Provider,
  title,
  isGpu: false,
  os: 'linux',
  request: seconds(request),
  boot: seconds(boot),
  ready: seconds(ready),
  gpuReady: null,
  total: seconds(total),
  confidence,
  source,
  asOf,
}))

/** The GPU machine of an autoscaler: asked for like any other, boots in 80 to 120 s (p95 180), then 20 to 90 s until GPUs are offered. */
function gpuOf({ request, ready, ...preset }: ProvisioningPreset): ProvisioningPreset {
  const boot = { p50: 100, p95: 180 }
  return {
    ...preset,
    id: `${preset.id}-gpu`,
    title: `${preset.title}, GPU machine`,
    isGpu: true,
    request,
    boot,
    ready,
    gpuReady: { p50: 40, p95: 90 },
    total: { p50: request.p50 + boot.p50 + ready.p50, p95: request.p95 + boot.p95 + ready.p95 },
    confidence: 'low',
    source: 'tensorfuse.io 2025-08 (boot); NVIDIA/k8s-device-plugin#291 (plug-in)',
    asOf: '2025-08',
  }
}

/**
 * The Windows machine of an autoscaler: asked for like any other; EKS Windows nodes were seen Ready 5 minutes after they were asked for, at
 * most 10, of which Karpenter's request takes 15 s (p95 30). With an image of one's own 90 s were reached: give that as `boot` and `ready`.
 */
function windowsOf({ request, ...preset }: ProvisioningPreset): ProvisioningPreset {
  const boot = { p50: 225, p95: 480 }
  const ready = { p50: 60, p95: 90 }
  return {
    ...preset,
    id: `${preset.id}-windows`,
    title: `${preset.title}, Windows machine`,
    os: 'windows',
    request,
    boot,
    ready,
    total: { p50: request.p50 + boot.p50 + ready.p50, p95: request.p95 + boot.p95 + ready.p95 },
    confidence: 'low',
    source: 'O. Faruk, HackerNoon 2024 (EKS Windows nodes); boot and ready of other providers are taken from there',
    asOf: '2024',
  }
}

/** How long nodes take to appear, by provider and autoscaler; presets to start from, never facts about a cluster. */
export const provisioningPresets: readonly ProvisioningPreset[] = [...standard, ...standard.map(gpuOf), ...standard.map(windowsOf)]

/** A preset by its id, `gcp/cluster-autoscaler-gpu`. */
export function provisioningPreset(id: string): Lookup<ProvisioningPreset> {
  const value = provisioningPresets.find((preset) => preset.id === id)
  if (value !== undefined) return { isKnown: true, value }
  const known = provisioningPresets.map((preset) => preset.id)
  return unknown('provisioning preset', id, known)
}

/** The presets that fit a Linux machine: its provider's, with or without GPUs. */
export function findProvisioningPresets(asked: { readonly provider: Provider; readonly isGpu: boolean }): readonly ProvisioningPreset[] {
  return provisioningPresets.filter(({ provider, isGpu, os }) => provider === asked.provider && isGpu === asked.isGpu && os === 'linux')
}
