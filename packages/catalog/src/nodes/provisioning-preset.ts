import type { Provider, Sourced } from '../sourced.ts'

/** One step of bringing up a node, seconds; log-normal through p50 and p95. */
export type StepSeconds = { readonly p50: number; readonly p95: number }

/** From "a machine is wanted" to "the node is Ready". */
export type ProvisioningPreset = Sourced & {
  readonly id: string
  readonly provider: Provider
  readonly title: string
  /** Decision of the autoscaler to machine launched: billing starts at its end. */
  readonly request: StepSeconds
  /** Launched to the kubelet running. */
  readonly boot: StepSeconds
  /** Kubelet running to node registered. */
  readonly join: StepSeconds
  /** Registered to Ready, device plugins included on GPU machines. */
  readonly ready: StepSeconds
  /** Sum as the source gives it; the steps are its parts. */
  readonly total: StepSeconds
  readonly confidence: 'medium' | 'low'
}
