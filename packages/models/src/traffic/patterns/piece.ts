import type { RatePiece } from '../../contract/traffic.ts'

/** Writes a step with random arrivals at a mean rate. */
export function setRate(piece: RatePiece, fromSeconds: number, untilSeconds: number, perSecond: number): void {
  piece.fromSeconds = fromSeconds
  piece.untilSeconds = untilSeconds
  piece.perSecond = perSecond
  piece.exactCount = -1
}

/**
 * Number of the period that an instant lies in, on the grid `origin + k * period`. Corrected for rounding, so that
 * `origin + k * period <= at < origin + (k + 1) * period` holds for these very products.
 */
export function periodAt(atSeconds: number, originSeconds: number, periodSeconds: number): number {
  let k = Math.floor((atSeconds - originSeconds) / periodSeconds)
  while (originSeconds + k * periodSeconds > atSeconds) k--
  while (originSeconds + (k + 1) * periodSeconds <= atSeconds) k++
  return k
}

/** Index of the last of `instants` (ascending) that isn't after `atSeconds`; -1 before the first. */
export function lastNotAfter(instants: ArrayLike<number>, atSeconds: number): number {
  let low = 0
  let high = instants.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (instants[middle] <= atSeconds) low = middle + 1
    else high = middle
  }
  return low - 1
}
