import { type Lookup, unknown } from '../lookup.ts'
import type { Provider } from '../sourced.ts'
import type { ProvisioningPreset } from './provisioning-preset.ts'

type Steps = Pick<ProvisioningPreset, 'request' | 'boot' | 'ready'>

/** Boot of a GPU machine 80 to 120 s (p95 180), then 20 to 90 s until the device plug-in offers the GPUs of an image with the driver. */
const gpuBoot = { p50: 100, p95: 180 }
const gpuReady = { p50: 55, p95: 105 }
const gpuSource = { source: 'tensorfuse.io 2025-08 (boot); NVIDIA/k8s-device-plugin#291 (plug-in)', asOf: '2025-08' }

/** The GPU machine of an autoscaler: asked for like any other, slower from there on. */
function gpuOf(preset: ProvisioningPreset): ProvisioningPreset {
  const steps: Steps = { request: preset.request, boot: gpuBoot, ready: gpuReady }
  return {
    ...preset,
    ...steps,
    ...gpuSource,
    id: `${preset.id}-gpu`,
    title: `${preset.title}, GPU machine`,
    isGpu: true,
    total: { p50: steps.request.p50 + steps.boot.p50 + steps.ready.p50, p95: steps.request.p95 + steps.boot.p95 + steps.ready.p95 },
    confidence: 'low',
  }
}

const standard: readonly ProvisioningPreset[] = [
  {
    id: 'aws/karpenter',
    provider: 'aws',
    title: 'EKS with Karpenter',
    isGpu: false,
    request: { p50: 15, p95: 30 },
    boot: { p50: 23, p95: 45 },
    ready: { p50: 12, p95: 25 },
    total: { p50: 50, p95: 90 },
    confidence: 'medium',
    source: 'Karpenter docs, NodeClaim example (34 s from launch to Ready); KubeFM 2026-02; zop.dev 2026-04',
    asOf: '2026-04',
  },
  {
    id: 'aws/cluster-autoscaler',
    provider: 'aws',
    title: 'EKS with Cluster Autoscaler and an Auto Scaling group',
    isGpu: false,
    request: { p50: 115, p95: 250 },
    boot: { p50: 23, p95: 45 },
    ready: { p50: 12, p95: 25 },
    total: { p50: 150, p95: 300 },
    confidence: 'low',
    source: 'zop.dev 2026-04, eastondev.com 2026-05 (3 to 5 min)',
    asOf: '2026-05',
  },
  {
    id: 'gcp/cluster-autoscaler',
    provider: 'gcp',
    title: 'GKE node pool',
    isGpu: false,
    request: { p50: 60, p95: 170 },
    boot: { p50: 30, p95: 60 },
    ready: { p50: 15, p95: 30 },
    total: { p50: 105, p95: 240 },
    confidence: 'low',
    source: 'unverified default (90 to 120 s; the autoscaler FAQ still speaks of 3 to 4 min)',
    asOf: '2026-08',
  },
  {
    id: 'azure/cluster-autoscaler',
    provider: 'azure',
    title: 'AKS with a virtual machine scale set',
    isGpu: false,
    request: { p50: 110, p95: 270 },
    boot: { p50: 45, p95: 80 },
    ready: { p50: 20, p95: 40 },
    total: { p50: 175, p95: 360 },
    confidence: 'low',
    source: 'unverified default (150 to 200 s); bad cases in Azure/AKS#1898',
    asOf: '2026-08',
  },
]

/** How long nodes take to appear, by provider and autoscaler; presets to start from, never facts about a cluster. */
export const provisioningPresets: readonly ProvisioningPreset[] = [...standard, ...standard.map(gpuOf)]

/** A preset by its id, `gcp/cluster-autoscaler-gpu`. */
export function provisioningPreset(id: string): Lookup<ProvisioningPreset> {
  const value = provisioningPresets.find((preset) => preset.id === id)
  if (value !== undefined) return { isKnown: true, value }
  const known = provisioningPresets.map((preset) => preset.id)
  return unknown('provisioning preset', id, known)
}

/** The presets that fit a machine: its provider's, with or without GPUs. */
export function findProvisioningPresets({
  provider,
  isGpu,
}: {
  readonly provider: Provider
  readonly isGpu: boolean
}): readonly ProvisioningPreset[] {
  return provisioningPresets.filter((preset) => preset.provider === provider && preset.isGpu === isGpu)
}
