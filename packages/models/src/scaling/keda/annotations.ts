/** What a person may have asked of one ScaledObject by annotation. Plain data. */
export type KedaAnnotations = {
  /** Nothing is scaled, and there is no HPA. */
  readonly isPaused: boolean
  /** Size at which the target is held while paused; null: wherever it is. */
  readonly pausedReplicas: number | null
  readonly isScaleInPaused: boolean
  readonly isScaleOutPaused: boolean
  /** Counts as an active trigger. */
  readonly isActivationForced: boolean
}

const prefix = 'autoscaling.keda.sh/'

/** Go's strconv.ParseBool calls these false; any other text counts as wished for, even an empty one. */
const falsehoods = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False'])

/** Reads the annotations that KEDA knows; others are none of its business. */
export function readAnnotations(annotations: Readonly<Record<string, string>> = {}): KedaAnnotations {
  const isWished = (name: string) => annotations[prefix + name] !== undefined && !falsehoods.has(annotations[prefix + name])
  const pausedReplicas = annotations[`${prefix}paused-replicas`]
  return {
    isPaused: isWished('paused') || pausedReplicas !== undefined,
    pausedReplicas: pausedReplicas !== undefined && /^[+-]?\d+$/.test(pausedReplicas) ? Number(pausedReplicas) : null,
    isScaleInPaused: isWished('paused-scale-in'),
    isScaleOutPaused: isWished('paused-scale-out'),
    isActivationForced: isWished('force-activation'),
  }
}
