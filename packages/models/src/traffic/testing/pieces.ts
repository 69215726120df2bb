import type { Pattern, PatternContext, RatePiece } from '../../contract/traffic.ts'

/** A run of one day that starts on a Friday at midnight, without traces. */
export const dayContext: PatternContext = { durationSeconds: 86_400, startSecondOfDay: 0, startDayOfWeek: 5, trace: () => undefined }

export function pieceAt(pattern: Pattern, atSeconds: number): RatePiece {
  const piece: RatePiece = { fromSeconds: -1, untilSeconds: -1, perSecond: -1, exactCount: -2 }
  pattern.pieceAt(atSeconds, piece)
  return piece
}

/** All steps from the start of the run to `untilSeconds`, the last one cut there. */
export function piecesUntil(pattern: Pattern, untilSeconds: number): RatePiece[] {
  const pieces: RatePiece[] = []
  for (let at = 0; at < untilSeconds; ) {
    const piece = pieceAt(pattern, at)
    at = piece.untilSeconds
    pieces.push({ ...piece, untilSeconds: Math.min(piece.untilSeconds, untilSeconds) })
  }
  return pieces
}

/** Expected arrivals from the start of the run to `untilSeconds`. */
export function expectedArrivals(pattern: Pattern, untilSeconds: number): number {
  return piecesUntil(pattern, untilSeconds).reduce((sum, piece) => sum + piece.perSecond * (piece.untilSeconds - piece.fromSeconds), 0)
}

/** Expected arrivals before each of some ascending instants: the instants in stretched time. */
export function stretched(pattern: Pattern, instants: readonly number[]): number[] {
  let piece = pieceAt(pattern, 0)
  let before = 0
  return instants.map((at) => {
    while (piece.untilSeconds <= at) {
      before += piece.perSecond * (piece.untilSeconds - piece.fromSeconds)
      piece = pieceAt(pattern, piece.untilSeconds)
    }
    return before + piece.perSecond * (at - piece.fromSeconds)
  })
}
