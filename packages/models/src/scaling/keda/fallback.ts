import { type Milli, narrow } from '../../contract/quantity.ts'

/** `fallback` of the spec. */
export type KedaFallback = {
  /** A source may fail so often in a row before its value is made up. */
  readonly failureThreshold: number
  readonly replicas: number
  readonly behavior: 'static' | 'currentReplicas' | 'currentReplicasIfHigher' | 'currentReplicasIfLower' | 'scalingModifiers'
}

/** What the status says of one source. */
export type SourceHealth = { readonly status: 'Happy' | 'Failing'; readonly failures: number }
export type Health = Readonly<Record<string, SourceHealth>>

/** The target that a made-up value is a multiple of: the trigger's, or the composite's where there is one. */
export type FallbackTarget = { readonly type: 'AverageValue' | 'Value'; readonly value: number }

/** Pods of the target that a made-up value depends on. */
export type FallbackPods = { readonly replicas: number; readonly readyReplicas: number }

/** One read of a source after fallback. */
export type FallbackRead =
  | { readonly kind: 'value'; readonly milli: Milli }
  /** Made up: as much as the wished number of replicas asks for. */
  | { readonly kind: 'fallback'; readonly milli: Milli }
  /** The formula is to do without this trigger. */
  | { readonly kind: 'left-to-formula' }
  | { readonly kind: 'error'; readonly error: string }

/**
 * The health of a source after one more read of it.
 *
 * @see KEDA v2.20.2 pkg/fallback; 17,060 recorded reads
 */
export function withRead(health: Health, metric: string, isFailed: boolean): Health {
  const failures = isFailed ? (health[metric]?.failures ?? 0) + 1 : 0
  return { ...health, [metric]: { status: isFailed ? 'Failing' : 'Happy', failures } }
}

/** What a failed read is answered with; `failures` counts it already. */
export function answerFailure(
  fallback: KedaFallback | null,
  failures: number,
  error: string,
  target: FallbackTarget,
  pods: FallbackPods,
): FallbackRead {
  if (fallback === null || failures <= fallback.failureThreshold) return { kind: 'error', error }
  if (fallback.behavior === 'scalingModifiers') return { kind: 'left-to-formula' }
  const replicas = wishedReplicas(fallback, pods.replicas)
  // The order of the factors is the operator's: it shows in the last digit.
  if (target.type === 'AverageValue') return { kind: 'fallback', milli: cutMilli(target.value * 1000 * replicas) }
  if (pods.readyReplicas === 0) return { kind: 'error', error: 'error performing fallback' }
  return { kind: 'fallback', milli: cutMilli((target.value * 1000 * replicas) / pods.readyReplicas) }
}

/** Whether some source has failed too often, which is when the Fallback condition is True. */
export function isFallingBack(fallback: KedaFallback, health: Health): boolean {
  return Object.values(health).some(({ status, failures }) => status === 'Failing' && failures > fallback.failureThreshold)
}

function wishedReplicas({ behavior, replicas }: KedaFallback, current: number): number {
  if (behavior === 'currentReplicas') return current
  if (behavior === 'currentReplicasIfHigher') return Math.max(current, replicas)
  return behavior === 'currentReplicasIfLower' ? Math.min(current, replicas) : replicas
}

function cutMilli(milli: number): Milli {
  return narrow(BigInt(Math.trunc(milli)))
}
