/**
 * How each pod that was made during the run came to serve, one row a pod in the order in which they became ready. Instants are seconds since the
 * start of the run. Pods of second 0 and pods that never became ready have no row.
 */
export type PodJourneys = {
  /** Names that `service` points into. */
  readonly services: readonly string[]
  readonly service: Float64Array
  /** Position of its machine in `usage.nodes`. */
  readonly node: Float64Array
  readonly createdAtSeconds: Float64Array
  /** The scheduler bound it to its machine. */
  readonly scheduledAtSeconds: Float64Array
  /** The kubelet began to start its container. */
  readonly containerAtSeconds: Float64Array
  readonly readyAtSeconds: Float64Array
  /** Pods beyond the most that are kept. */
  readonly dropped: number
}
