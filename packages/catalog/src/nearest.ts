import type { Lookup } from './lookup.ts'

/** Fewest single-character insertions, deletions and replacements that turn `a` into `b` (Levenshtein 1965). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const replaced = previous[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, previous[column] + 1, current[column - 1] + 1))
    }
    previous = current
  }
  return previous[b.length]
}

/** The known ids most like what was asked, best first; equally near ones in the order of `known`. */
export function nearest(asked: string, known: readonly string[], count = 3): readonly string[] {
  return known
    .map((id, position) => ({ id, position, distance: editDistance(asked.toLowerCase(), id.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || a.position - b.position)
    .slice(0, count)
    .map(({ id }) => id)
}

/** Answer to a question about something the catalogue does not hold. */
export function unknown(what: string, asked: string, known: readonly string[]): Lookup<never> {
  const near = nearest(asked, known)
  return { isKnown: false, asked, nearest: near, message: `unknown ${what} '${asked}'; the nearest known are ${near.join(', ')}` }
}
