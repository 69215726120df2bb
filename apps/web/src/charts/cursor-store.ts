/** Where the reader looks, in seconds of the run: one value shared by every chart and the readout. Null when nowhere. */
export interface CursorStore {
  get(): number | null
  set(atSeconds: number | null): void
  subscribe(listener: () => void): () => void
}

export function createCursorStore(initial: number | null = null): CursorStore {
  let at = initial
  const listeners = new Set<() => void>()
  return {
    get: () => at,
    set(atSeconds) {
      if (atSeconds === at) return
      at = atSeconds
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
