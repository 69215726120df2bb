import type { Mark, MarkId } from './marks.ts'

/** Marks with their causes as positions in a list of their own. */
type MarkList = readonly Mark[]

/**
 * One list of marks in order of time. At the same instant earlier lists come first, so causes are given before effects.
 * `because` of each list points into that list and is renumbered.
 */
export function mergeMarks(...lists: readonly MarkList[]): Mark[] {
  const all = lists.flatMap((list, rank) => list.map((mark, id) => ({ mark, rank, id })))
  all.sort((a, b) => a.mark.atSeconds - b.mark.atSeconds || a.rank - b.rank || a.id - b.id)
  const places: MarkId[][] = lists.map(() => [])
  all.forEach(({ rank, id }, place) => {
    places[rank][id] = place
  })
  return all.map(({ mark, rank }) => ({ ...mark, because: mark.because.map((id) => places[rank][id]) }))
}
