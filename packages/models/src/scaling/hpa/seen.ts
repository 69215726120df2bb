import type { Int64 } from './int64.ts'

/** What one evaluation reads of the world. The step keeps nothing of it but numbers. */
export type HpaSeen = {
  /** The moment of the evaluation. Instants anywhere in here share its origin. */
  readonly atSeconds: number
  /** scale.spec.replicas */
  readonly specReplicas: number
  /** scale.status.replicas */
  readonly statusReplicas: number
  /** Pods that match the selector of the scale object, whoever owns them, in list order. What is given here never changes: what its pods have in common is kept. */
  readonly pods: readonly HpaPodView[]
  /** What the metrics APIs answer, one reading a metric of the spec, in spec order. */
  readonly readings: readonly MetricReading[]
  /** Namespace that error texts name; `default` unless given. */
  readonly namespace?: string
  /** Reading the scale object fails with this text. */
  readonly scaleReadError?: string
  /** The scale object has no selector. */
  readonly isSelectorMissing?: boolean
  /** What happens to a write of the scale object; without it the write succeeds at once. */
  readonly scaleWrite?: ScaleWriteFate
}

export type ScaleWriteFate = {
  /** Every attempt fails with this text. */
  readonly error?: string
  /** So many first attempts fail with this text, because the object changed since it was read. */
  readonly conflicts?: { readonly count: number; readonly error: string }
  /** When the last attempt ended, retries included; the moment of the evaluation unless given. */
  readonly endedAtSeconds?: number
}

export type HpaPodView = {
  readonly name: string
  readonly phase: 'Running' | 'Pending' | 'Succeeded' | 'Failed' | 'Unknown'
  /** Status of the Ready condition; null while the pod has none. */
  readonly ready: 'True' | 'False' | 'Unknown' | null
  /** lastTransitionTime of the Ready condition. */
  readonly readySinceSeconds: number
  /** status.startTime: when the kubelet took the pod on; null until then. */
  readonly startedAtSeconds: number | null
  /** The pod is being deleted (it has a deletionTimestamp). */
  readonly isDeleted: boolean
  /** Pods of one template should share one array: requests are then added up once, not once a pod. */
  readonly containers: readonly HpaContainerView[]
  /** spec.resources.requests of the pod as a whole, by resource name. */
  readonly podRequestsMilli?: Readonly<Record<string, Int64>>
}

export type HpaContainerView = {
  readonly name: string
  /** `sidecar` is an init container that restarts, `init` one that ends. */
  readonly kind: 'app' | 'sidecar' | 'init'
  readonly requestsMilli: Readonly<Record<string, Int64>>
}

/** One answer of a metrics API: an error text, samples of pods, one value (Object) or series (External). */
export type MetricReading =
  | { readonly error: string }
  | { readonly samples: PodSamples }
  | { readonly valueMilli: Int64 }
  | { readonly seriesMilli: readonly Int64[] }

/** Samples of pods as columns: row i belongs to pod i of the list. */
export type PodSamples = {
  /** NaN: no sample of this pod. */
  readonly valuesMilli: ArrayLike<Int64>
  /** When the sample was taken; one number when all share it. */
  readonly atSeconds: number | ArrayLike<number>
  /** The length of time that the sample covers, ending at its instant. */
  readonly windowSeconds: number | ArrayLike<number>
  /** Values under names that belong to no pod in the list: they count where the real controller counts them. */
  readonly strangersMilli?: readonly Int64[]
}
