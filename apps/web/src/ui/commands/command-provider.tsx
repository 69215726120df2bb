'use client'

import { useLocalStorage } from '@mantine/hooks'
import { createContext, type ReactNode, useContext, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { Command } from './command.ts'
import { type CommandStore, createCommandStore } from './command-store.ts'
import { useShortcuts } from './use-shortcuts.ts'

const CommandContext = createContext<CommandStore | null>(null)

export function CommandProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createCommandStore)
  const [hasSingleKeys] = useSingleKeys()
  useShortcuts(store, hasSingleKeys)
  return <CommandContext value={store}>{children}</CommandContext>
}

/** Single-letter shortcuts can be turned off: they get in the way of speech input. */
export const useSingleKeys = () => useLocalStorage({ key: 'plimsoll-single-key-shortcuts', defaultValue: true })

function useStore(): CommandStore {
  const store = useContext(CommandContext)
  if (!store) throw new Error('commands are used outside of their provider')
  return store
}

const none: readonly Command[] = []

/** Every command that works now. */
export function useCommandList(): readonly Command[] {
  const store = useStore()
  return useSyncExternalStore(store.subscribe, store.list, () => none)
}

/** Offers commands for as long as the component is on the page. Keep the list stable with useMemo. */
export function useCommands(commands: readonly Command[]): void {
  const store = useStore()
  // Before the browser paints: what can be seen can be pressed.
  useLayoutEffect(() => store.register(commands), [store, commands])
}
