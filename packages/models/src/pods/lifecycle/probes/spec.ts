import { z } from 'zod'

const shared = {
  initialDelaySeconds: z.int().min(0).max(3600).default(0).meta({
    unit: 's',
    description: 'Ticks before so much time since the container began to run do nothing',
    source: 'Kubernetes API default',
  }),
  periodSeconds: z.int().min(1).max(3600).default(10).meta({
    unit: 's',
    description: 'Time between two ticks',
    source: 'Kubernetes API default',
  }),
  timeoutSeconds: z.int().min(1).max(3600).default(1).meta({
    unit: 's',
    description: 'An answer that takes longer is a failure',
    source: 'Kubernetes API default',
  }),
  failureThreshold: z.int().min(1).max(1000).default(3).meta({
    unit: 'count',
    description: 'Failures in a row before they have an effect',
    source: 'Kubernetes API default',
  }),
  waitsInQueue: z.boolean().default(false).meta({
    description: 'Whether the probe waits for a free worker as requests do: then an overloaded pod fails it',
    source: 'Plimsoll: a probe is answered by a thread of its own unless the scenario says otherwise',
  }),
}

/** Kubernetes allows one success only, for startup and liveness. */
const oneSuccess = z
  .int()
  .min(1)
  .max(1)
  .default(1)
  .meta({ unit: 'count', description: 'Must be 1, as the Kubernetes API asks', source: 'Kubernetes API default' })

export const readinessProbeSpec = z.strictObject({
  ...shared,
  successThreshold: z.int().min(1).max(100).default(1).meta({
    unit: 'count',
    description: 'Successes in a row before the pod is Ready',
    source: 'Kubernetes API default',
  }),
})

export const livenessProbeSpec = z.strictObject({ ...shared, successThreshold: oneSuccess })

const { waitsInQueue: _, ...startupFields } = shared
/** A startup probe runs before the pod takes requests, so that there is no queue it could wait in. */
export const startupProbeSpec = z.strictObject({ ...startupFields, successThreshold: oneSuccess })

/** A probe as the kubelet runs it; names of the Kubernetes API. */
export type Probe = {
  readonly initialDelaySeconds: number
  readonly periodSeconds: number
  readonly timeoutSeconds: number
  readonly successThreshold: number
  readonly failureThreshold: number
}

/** A probe that the pod's queue may delay. */
export type QueuedProbe = Probe & { readonly waitsInQueue: boolean }

/** The probes of one container. */
export type Probes = {
  readonly startup: Probe | null
  readonly readiness: QueuedProbe
  readonly liveness: QueuedProbe | null
}
