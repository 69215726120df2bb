import type { RequestBatch } from './request-batch.ts'

/**
 * A place that requests pass through before the cluster. Called once a chunk, never once a request.
 * It decides rows whose `outcome` is still pending and may add to `delay`; it leaves every other column alone.
 */
export interface Station {
  process(batch: RequestBatch): void
  /** The origin of time moved forward by `seconds`: subtract it from every remembered instant. */
  rebase(seconds: number): void
}

/** What a limiter counts separately: each client, each traffic source, or everything together. */
export type LimitKey = 'client' | 'source' | 'global'

/** What a limiter must know about the world it stands in. */
export type StationContext = {
  /** Clients of all sources together: keys in `RequestBatch.client` are below this. */
  readonly clientCount: number
  readonly sourceCount: number
}
