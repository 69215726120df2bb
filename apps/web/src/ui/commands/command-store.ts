import type { Command } from './command.ts'

/** The commands of everything on the page. Whoever offers commands never hears of others', so offering some redraws nobody else. */
export interface CommandStore {
  list(): readonly Command[]
  /** Returns the way to take them back. */
  register(commands: readonly Command[]): () => void
  subscribe(listener: () => void): () => void
}

export function createCommandStore(): CommandStore {
  let groups: readonly (readonly Command[])[] = []
  let list: readonly Command[] = []
  const listeners = new Set<() => void>()
  const replace = (next: typeof groups) => {
    groups = next
    list = groups.flat()
    for (const listener of [...listeners]) listener()
  }
  return {
    list: () => list,
    register(commands) {
      replace([...groups, commands])
      return () => replace(groups.filter((group) => group !== commands))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
