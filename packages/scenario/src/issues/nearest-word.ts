import { editDistance } from '@plimsoll/catalog'

/** The known word that was most likely meant; undefined when none is near: more than a third of its letters differ. */
export function nearestWord(asked: string, known: readonly string[]): string | undefined {
  // A key as long as a document would cost as much as the document squared.
  if (asked.length > 100) return undefined
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const word of known) {
    const distance = editDistance(asked.toLowerCase(), word.toLowerCase())
    const isNear = distance <= Math.max(1, Math.floor(Math.max(word.length, asked.length) / 3))
    if (isNear && distance < bestDistance) {
      best = word
      bestDistance = distance
    }
  }
  return best
}
