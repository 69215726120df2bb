/** Fewest single-character insertions, deletions and replacements that turn `a` into `b` (Levenshtein 1965). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]
}

/** The known name most like what was asked, the first of equals. Null when none shares at least half of its letters. */
export function nearestOf(asked: string, known: readonly string[]): string | null {
  let best: { readonly name: string; readonly distance: number } | null = null
  for (const name of known) {
    const distance = editDistance(asked.toLowerCase(), name.toLowerCase())
    if (best === null || distance < best.distance) best = { name, distance }
  }
  return best !== null && best.distance * 2 <= Math.max(asked.length, best.name.length) ? best.name : null
}
