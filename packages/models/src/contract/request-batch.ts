/**
 * Requests of one chunk in arrival order, one column a property. Times are seconds since the origin of the current epoch
 * (the engine moves the origin now and then so that small gaps keep their precision; stations hold times only relative to it).
 */
export interface RequestBatch {
  length: number
  /** When the request reached the edge. Ascending. */
  readonly arrivedAt: Float64Array
  /** Who sent it: index of the traffic source. */
  readonly source: Uint16Array
  /** What it asks for: index of the service. */
  readonly route: Uint16Array
  /** The key that per-client limits see; unique across sources. Filled only when a station asks for it. */
  readonly client: Uint32Array
  /** Service seconds at nominal speed. Drawn per arrival, before any station, so that it does not depend on what stations do. */
  readonly work: Float64Array
  /** Seconds that edge stations hold the request back before it may go on; 0 unless a limiter queues. */
  readonly delay: Float64Array
  /** `pendingCode` until some station decides. */
  readonly outcome: Uint8Array
  readonly finishedAt: Float64Array
}

/** Rows that one batch holds at most: large enough to pay one dispatch, small enough for the first-level cache. */
export const batchCapacity = 4096

/** An empty batch with room for `capacity` rows. */
export function createBatch(capacity: number = batchCapacity): RequestBatch {
  return {
    length: 0,
    arrivedAt: new Float64Array(capacity),
    source: new Uint16Array(capacity),
    route: new Uint16Array(capacity),
    client: new Uint32Array(capacity),
    work: new Float64Array(capacity),
    delay: new Float64Array(capacity),
    outcome: new Uint8Array(capacity),
    finishedAt: new Float64Array(capacity),
  }
}
