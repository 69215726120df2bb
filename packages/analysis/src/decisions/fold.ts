import type { Mark, MarkId } from '@plimsoll/engine'

/** Marks of one subject that say the same thing one after the other. */
export type Fold = { readonly first: Mark; readonly last: Mark; readonly marks: readonly MarkId[] }

/** A pause longer than this ends a row of repeats: what happens after it is a new story. */
const mostPauseSeconds = 1800

/**
 * Folds marks that follow each other on one subject, go the same way and give the same reason but for its numbers.
 * In order of the first mark of each fold.
 */
export function foldMarks(marks: readonly Mark[]): readonly Fold[] {
  const folds: { first: Mark; last: Mark; marks: MarkId[] }[] = []
  const open = new Map<string, number>()
  marks.forEach((mark, id) => {
    const subject = `${mark.kind}|${mark.subject}`
    const position = open.get(subject)
    const fold = position === undefined ? undefined : folds[position]
    if (fold && saysTheSame(fold.last, mark) && mark.atSeconds - fold.last.atSeconds <= mostPauseSeconds) {
      fold.last = mark
      fold.marks.push(id)
      return
    }
    open.set(subject, folds.length)
    folds.push({ first: mark, last: mark, marks: [id] })
  })
  return folds
}

function saysTheSame(a: Mark, b: Mark): boolean {
  return direction(a) === direction(b) && withoutNumbers(a.reason) === withoutNumbers(b.reason)
}

function direction({ from, to }: Mark): number {
  return typeof from === 'number' && typeof to === 'number' ? Math.sign(to - from) : 0
}

/** What a reason says but for its figures. */
export function withoutNumbers(reason: string): string {
  return reason.replace(/\d+(?:[.,]\d+)*/g, '#')
}
