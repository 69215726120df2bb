import { z } from 'zod'
import { batchCapacity, type RequestBatch } from '../../contract/request-batch.ts'
import type { LimitKey, StationContext } from '../../contract/station.ts'

/** The field `per` of a limiter. */
export const perField = z
  .enum(['client', 'source', 'global'])
  .default('client')
  .meta({ title: 'Counted per', description: 'client: each client alone. source: each traffic source alone. global: everything together.' })

/** What a limiter counts separately, as one column of small integers whatever it is, so that limiters need one loop and not three. */
export type Keys = {
  /** Keys are below this. */
  readonly count: number
  /** The column for this batch; valid until the next call. */
  of(batch: RequestBatch): Uint32Array
}

export function createKeys(per: LimitKey, { clientCount, sourceCount }: StationContext): Keys {
  if (per === 'client') return { count: clientCount, of: ({ client }) => client }
  let column = new Uint32Array(batchCapacity)
  const roomFor = (rows: number) => {
    if (column.length < rows) column = new Uint32Array(rows)
    return column
  }
  if (per === 'global') return { count: 1, of: ({ length }) => roomFor(length) }
  return {
    count: sourceCount,
    of(batch) {
      const keys = roomFor(batch.length)
      for (let row = 0; row < batch.length; row++) keys[row] = batch.source[row]
      return keys
    },
  }
}
