/** What the ranking of pods on scale-in reads of one pod. Instants in seconds of one clock; null when that has not happened. */
export type VictimView = {
  /** null until a node is assigned. */
  readonly node: string | number | null
  /** Absent: Running. */
  readonly phase?: 'Pending' | 'Unknown' | 'Running'
  readonly isReady: boolean
  readonly readyAtSeconds: number | null
  readonly createdAtSeconds: number
  /** The pod's UID, or what stands for it: random, fixed for its life. */
  readonly uid: string | number
  /** Text of the annotation controller.kubernetes.io/pod-deletion-cost. */
  readonly deletionCost?: string
  /** Highest restart count among the containers, and among the sidecars. */
  readonly restarts?: number
  readonly sidecarRestarts?: number
}

/** Why one pod goes before another; `tie` when nothing tells them apart. */
export type VictimRule =
  | 'unassigned'
  | 'phase'
  | 'not-ready'
  | 'deletion-cost'
  | 'crowded-node'
  | 'ready-for-shorter'
  | 'ready-uid' // ready for about as long (same power of two): the smaller UID
  | 'restarts'
  | 'sidecar-restarts'
  | 'created-later'
  | 'created-uid'
  | 'tie'
