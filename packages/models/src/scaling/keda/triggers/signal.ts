import type { CronSignal } from './cron.ts'

/** What of the simulated world a trigger reads. The reading itself is the engine's: the model says only what it means. */
export type KedaSignal =
  | CronSignal
  /** Messages of the service's own queue: requests that wait, with or without those being worked on. */
  | { readonly kind: 'queue'; readonly counts: 'waiting' | 'waiting-and-in-service' }
  /** Messages a second that come into the service's own queue. */
  | { readonly kind: 'arrival-rate' }
  /** A metric that the scenario gives by name. */
  | { readonly kind: 'metric'; readonly name: string }
  /** Pods that a label selector finds, without those that ended. */
  | { readonly kind: 'pods'; readonly podSelector: string }
  /** Usage of the pods, which the HPA reads itself. */
  | { readonly kind: 'resource'; readonly resource: 'cpu' | 'memory'; readonly container: string | null }
