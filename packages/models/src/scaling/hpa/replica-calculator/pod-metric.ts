import type { HpaPodView, PodSamples } from '../seen.ts'
import type { CpuReadiness } from './grouping.ts'
import type { Tolerance } from './tolerance.ts'

/** Errors of metrics of pods, in the controller's words. */
export const podErrors = {
  noPods: 'no pods returned by selector while calculating replica count',
  noSamples: 'did not receive metrics for targeted pods (pods might be unready)',
  noMatch: 'no metrics returned matched known pods',
} as const

export type PodMetricInput = {
  readonly pods: readonly HpaPodView[]
  readonly samples: PodSamples
  readonly currentReplicas: number
  readonly tolerance: Tolerance
  /** How long starting pods are set aside; read for CPU only. */
  readonly readiness: CpuReadiness
}
