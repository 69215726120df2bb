import { invariant, type Streams } from '@plimsoll/kernel'
import { pendingCode } from '../../contract/outcome.ts'
import type { RequestBatch } from '../../contract/request-batch.ts'
import type { Pattern, RatePiece } from '../../contract/traffic.ts'
import { createClients, type Population } from '../clients/population.ts'
import { createCountedArrivals } from './counted-arrivals.ts'
import { createRandomArrivals } from './random-arrivals.ts'

/** Requests in order of time, a batch at a time. Made of one source or of several merged. Instants are relative to the origin of time. */
export interface Arrivals {
  /**
   * Writes the next requests that arrive before `untilSeconds`, as many as fit, from row 0 on, and sets `length`.
   * Every column but `finishedAt` is written, `client` and `work` where somebody asked for them.
   *
   * @param untilSeconds not before that of the last call
   * @returns up to when the requests are complete: `untilSeconds`, or the last row's arrival when the batch is full and more may come
   */
  fill(batch: RequestBatch, untilSeconds: number): number
  /** The origin of time moved forward by `seconds`: whole, and not beyond the last `untilSeconds`. */
  rebase(seconds: number): void
}

/** Draws the `work` of the next `rows` requests of one source, in order of arrival, from row 0 on. Called once a chunk. */
export type FillWork = (work: Float64Array, rows: number) => void

export type SourceOptions = {
  /** What goes into the columns `source` and `route`. */
  readonly index: number
  readonly route: number
  /** Names the streams: `traffic/<name>/arrivals` and `traffic/<name>/clients`. */
  readonly name: string
  readonly streams: Streams
  readonly pattern: Pattern
  /** Who sends, when some station asks for clients; absent when none does, and then no client is drawn. `null` is a single client. */
  readonly clients?: { readonly population: Population | null; readonly firstKey: number }
  /** Without it, the column `work` is left alone. */
  readonly fillWork?: FillWork
}

/** Turns a pattern into requests. Which instants, clients and work come out doesn't depend on the size of batches or on where calls stop. */
export function createSource({ index, route, name, streams, pattern, clients, fillWork }: SourceOptions): Arrivals {
  const arrivalStream = streams(`traffic/${name}/arrivals`)
  const random = createRandomArrivals(arrivalStream)
  const counted = createCountedArrivals(arrivalStream)
  const fillClients = clients && createClients(clients.population, clients.firstKey, streams(`traffic/${name}/clients`))

  let originSeconds = 0
  const piece: RatePiece = { fromSeconds: 0, untilSeconds: 0, perSecond: 0, exactCount: -1 }
  /** End of the piece, relative to the origin. */
  let pieceEnd = 0

  function enter(atSeconds: number): void {
    pattern.pieceAt(atSeconds, piece)
    invariant(piece.untilSeconds > atSeconds, 'traffic/piece-moves-forward', { source: name, atSeconds, untilSeconds: piece.untilSeconds })
    const begin = pieceEnd
    pieceEnd = piece.untilSeconds - originSeconds
    if (piece.exactCount < 0) random.enter(begin, piece.perSecond)
    else counted.enter(begin, pieceEnd, piece.exactCount)
  }

  function fillArrivals(arrivedAt: Float64Array, untilSeconds: number): number {
    let row = 0
    for (;;) {
      const end = Math.min(pieceEnd, untilSeconds)
      row = piece.exactCount < 0 ? random.fill(arrivedAt, row, end) : counted.fill(arrivedAt, row, end)
      if (row === arrivedAt.length || pieceEnd >= untilSeconds) return row
      if (piece.exactCount < 0) random.leave(pieceEnd)
      enter(piece.untilSeconds)
    }
  }

  enter(0)
  return {
    fill(batch, untilSeconds) {
      const rows = fillArrivals(batch.arrivedAt, untilSeconds)
      batch.length = rows
      batch.source.fill(index, 0, rows)
      batch.route.fill(route, 0, rows)
      batch.delay.fill(0, 0, rows)
      batch.outcome.fill(pendingCode, 0, rows)
      fillClients?.(batch.client, rows)
      fillWork?.(batch.work, rows)
      return rows === batch.arrivedAt.length ? batch.arrivedAt[rows - 1] : untilSeconds
    },
    rebase(seconds) {
      originSeconds += seconds
      pieceEnd -= seconds
      random.rebase(seconds)
      counted.rebase(seconds)
    },
  }
}
