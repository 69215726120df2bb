import type { Provider, Sourced } from '../sourced.ts'

/** One step of bringing up a node, seconds; log-normal through p50 and p95. */
export type StepSeconds = { readonly p50: number; readonly p95: number }

/**
 * From "a machine is wanted" to "the node is Ready", in steps. Only the total is published; `request`, `boot` and `ready` are our
 * division of it, medians adding up to it. A scenario may replace any step by its own p50 and p95.
 */
export type ProvisioningPreset = Sourced & {
  /** `aws/karpenter`, `aws/karpenter-gpu` */
  readonly id: string
  readonly provider: Provider
  readonly title: string
  readonly isGpu: boolean
  readonly os: 'linux' | 'windows'
  /** Asked for to running: billing starts at its end. */
  readonly request: StepSeconds
  /** Running to the kubelet joining the cluster; longer on GPU machines. */
  readonly boot: StepSeconds
  /** Joined to Ready. */
  readonly ready: StepSeconds
  /** Ready to GPUs allocatable: device plug-in, with the driver in the image; null on machines without. */
  readonly gpuReady: StepSeconds | null
  /** As the source gives it, GPUs left out. */
  readonly total: StepSeconds
  readonly confidence: 'medium' | 'low'
}
