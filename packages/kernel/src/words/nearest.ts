import { editDistance } from './edit-distance.ts'

/** A word as long as a document would cost as much as the document squared. */
const longestAsked = 100

/** The known words most like what was asked, best first; equally near ones in the order of `known`. The case of letters does not count. */
export function nearest(asked: string, known: readonly string[], count = 3): readonly string[] {
  const lower = asked.slice(0, longestAsked).toLowerCase()
  return known
    .map((word, position) => ({ word, position, distance: editDistance(lower, word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || a.position - b.position)
    .slice(0, count)
    .map(({ word }) => word)
}

/** The known word that was most likely meant; undefined when none is near: more than a third of its letters differ. */
export function nearestWord(asked: string, known: readonly string[]): string | undefined {
  if (asked.length > longestAsked) return undefined
  const [best] = nearest(asked, known, 1)
  if (best === undefined) return undefined
  const allowed = Math.max(1, Math.floor(Math.max(best.length, asked.length) / 3))
  return editDistance(asked.toLowerCase(), best.toLowerCase()) <= allowed ? best : undefined
}
