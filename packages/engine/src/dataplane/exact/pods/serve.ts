import type { Rows } from '../rows.ts'
import type { PodLimits, PodTable } from './pod-table.ts'
import { mostSorted, serveFew } from './serve-few.ts'
import { serveMany } from './serve-many.ts'
import { serveOne } from './serve-one.ts'
import { servePlain } from './serve-plain.ts'

/** Serves rows whose pod is chosen; stops early where a ring must grow. See `serveOne`. */
export type Serve = (pods: PodTable, rows: Rows, from: number, until: number) => number

/** One loop for each range of workers, and one for the plainest of queues; picked once a service. */
export function serveFor({ workers, queueLimit, patienceSeconds }: PodLimits): Serve {
  if (workers > 1) return workers <= mostSorted ? serveFew : serveMany
  return queueLimit === Number.POSITIVE_INFINITY && patienceSeconds === Number.POSITIVE_INFINITY ? servePlain : serveOne
}

/** Serves all rows, growing rings on the way. */
export function serveAll(serve: Serve, pods: PodTable, rows: Rows, length: number): void {
  for (let row = serve(pods, rows, 0, length); row < length; row = serve(pods, rows, row, length)) pods.growRings()
}
