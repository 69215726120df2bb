import type { Recommendation } from '../decision.ts'

/** A size after its stabilisation window, and the record of what was asked for before it. */
export type Stabilised = { readonly replicas: number; readonly recommendations: readonly Recommendation[] }

/** The list with one more entry: in the slot of an entry that no window sees any more, else at the end. */
export function remember<Entry>(list: readonly Entry[], entry: Entry, freeSlot: number): readonly Entry[] {
  if (freeSlot < 0) return [...list, entry]
  const next = list.slice()
  next[freeSlot] = entry
  return next
}
