import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Pattern, type PatternContext, type PatternSpec, patterns, type RatePiece } from '../../src/index.ts'
import { exampleOf } from './examples.ts'

const day = 86_400

/** A Thursday noon, two days, and a trace for whoever asks. */
const context: PatternContext = {
  durationSeconds: 2 * day,
  startSecondOfDay: day / 2,
  startDayOfWeek: 4,
  trace: () => ({ stepSeconds: 7.5, counts: Float64Array.from({ length: 9000 }, (_, i) => i % 11), startIso: '2026-11-26T12:00:00' }),
}

const emptyPiece = (): RatePiece => ({ fromSeconds: -1, untilSeconds: -1, perSecond: -1, exactCount: -2 })

function pieceAt(pattern: Pattern, atSeconds: number): RatePiece {
  const piece = emptyPiece()
  pattern.pieceAt(atSeconds, piece)
  return piece
}

function piecesUntil(pattern: Pattern, untilSeconds: number): RatePiece[] {
  const pieces: RatePiece[] = []
  for (let at = 0; at < untilSeconds; at = pieces[pieces.length - 1].untilSeconds) pieces.push(pieceAt(pattern, at))
  return pieces
}

describe.each(patterns.members)('pattern $kind', ({ kind, spec, title, help }) => {
  const written = exampleOf('traffic/patterns', kind).traffic.find(({ pattern }) => pattern.kind === kind)?.pattern ?? {}
  const create = (): Pattern => patterns.create(patterns.spec.parse(written) as PatternSpec, context)

  test('its example is of its kind and valid', () => {
    expect(written).toMatchObject({ kind })
    expect(patterns.check(patterns.spec.parse(written) as PatternSpec, context)).toEqual([])
  })

  test('unknown keys are errors', () => {
    expect(spec.safeParse({ ...written, unheardOf: 1 }).success).toBe(false)
  })

  test('forms and completion find words for every field', () => {
    const schema = z.toJSONSchema(spec, { io: 'input' }) as { properties: Record<string, { title?: string; description?: string }> }
    const { kind: _, ...fields } = schema.properties
    expect(title.length * help.length).toBeGreaterThan(0)
    for (const [field, { title: fieldTitle, description }] of Object.entries(fields))
      expect([field, !!fieldTitle, !!description]).toEqual([field, true, true])
  })

  test('steps follow one another without a gap, move forward, and carry numbers', () => {
    const pieces = piecesUntil(create(), context.durationSeconds)
    pieces.forEach(({ fromSeconds, untilSeconds, perSecond, exactCount }, i) => {
      expect(fromSeconds).toBe(i === 0 ? 0 : pieces[i - 1].untilSeconds)
      expect(untilSeconds).toBeGreaterThan(fromSeconds)
      expect(Number.isFinite(perSecond) && perSecond >= 0).toBe(true)
      expect(exactCount === -1 || (Number.isInteger(exactCount) && exactCount >= 0)).toBe(true)
      if (exactCount >= 0) expect(perSecond * (untilSeconds - fromSeconds)).toBeCloseTo(exactCount, 6)
    })
    expect(pieces[pieces.length - 1].untilSeconds).toBeGreaterThanOrEqual(context.durationSeconds)
  })

  test('which step an instant lies in depends on the instant alone', () => {
    const pieces = piecesUntil(create(), 3 * 3600)
    const other = create()
    // Backwards, at the start, inside and just before the end of every step.
    for (const piece of pieces.toReversed()) {
      const { fromSeconds, untilSeconds } = piece
      const inside = untilSeconds === Number.POSITIVE_INFINITY ? fromSeconds + 1e6 : (fromSeconds + untilSeconds) / 2
      expect(pieceAt(other, inside)).toEqual(piece)
      expect(pieceAt(other, fromSeconds)).toEqual(piece)
    }
  })

  test('two days take at most a step a second', () => {
    expect(piecesUntil(create(), context.durationSeconds).length).toBeLessThanOrEqual(context.durationSeconds)
  })
})
