import type { Provider, Sourced } from '../sourced.ts'

/** One step of bringing up a node, seconds; log-normal through p50 and p95. */
export type StepSeconds = { readonly p50: number; readonly p95: number }

/**
 * From "a machine is wanted" to "the node is Ready", in the three steps of the `pool` node model.
 * Only the total is published; `request`, `boot` and `ready` are our division of it, medians adding up to it.
 */
export type ProvisioningPreset = Sourced & {
  /** `aws/karpenter`, `aws/karpenter-gpu` */
  readonly id: string
  readonly provider: Provider
  readonly title: string
  readonly isGpu: boolean
  /** Asked for to running: billing starts at its end. */
  readonly request: StepSeconds
  /** Running to the kubelet joining the cluster; longer on GPU machines. */
  readonly boot: StepSeconds
  /** Joined to Ready; on GPU machines until the device plug-in offers the GPUs (driver in the image). */
  readonly ready: StepSeconds
  /** As the source gives it. */
  readonly total: StepSeconds
  readonly confidence: 'medium' | 'low'
}
