import type { Pattern } from '../../contract/traffic.ts'
import { lastNotAfter, setRate } from './piece.ts'

/** Steps of a smooth rate are aligned blocks of at most 1024 s, halved down to 1 s where the rate moves fast. */
const longestBlockSeconds = 1024
const halvings = 10

/** A block longer than 1 s is used only where the rate changes by less than this share of itself inside it. */
const flatRatio = 0.001

/** Nodes of the Gauss-Legendre rule with three points, as a share of half the block: exact for polynomials to the fifth degree. */
const outerNode = Math.sqrt(3 / 5)

/**
 * A continuous rate as steps that each carry its mean. Which step an instant lies in depends on nothing but the instant.
 *
 * @param rateAt arrivals per second at an instant of the run; never asked exactly at a break, so its value there doesn't matter
 * @param breaks instants at which the rate jumps or bends, in any order: no step spans one
 */
export function smoothPattern(rateAt: (seconds: number) => number, breaks: readonly number[]): Pattern {
  const corners = Float64Array.from(breaks).sort()
  /** Where the block of each size lies that was last found too steep: the same one is asked about again and again. */
  const steep = Array.from({ length: halvings }, () => ({ from: Number.NaN, until: Number.NaN }))
  return {
    pieceAt(atSeconds, piece) {
      const corner = lastNotAfter(corners, atSeconds)
      const segmentFrom = corner < 0 ? 0 : Math.max(0, corners[corner])
      const segmentUntil = corner + 1 < corners.length ? corners[corner + 1] : Number.POSITIVE_INFINITY
      for (let i = 0, size = longestBlockSeconds; ; i++, size /= 2) {
        const block = Math.floor(atSeconds / size) * size
        const from = Math.max(block, segmentFrom)
        const until = Math.min(block + size, segmentUntil)
        if (i < halvings && from === steep[i].from && until === steep[i].until) continue
        const middle = (from + until) / 2
        const reach = ((until - from) / 2) * outerNode
        const before = rateAt(middle - reach)
        const centre = rateAt(middle)
        const after = rateAt(middle + reach)
        const highest = Math.max(before, centre, after)
        const change = highest - Math.min(before, centre, after)
        if (i === halvings || change <= highest * flatRatio * outerNode) {
          setRate(piece, from, until, (5 * before + 8 * centre + 5 * after) / 18)
          return
        }
        steep[i].from = from
        steep[i].until = until
      }
    },
  }
}
