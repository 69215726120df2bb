'use client'

import { useLocalStorage } from '@mantine/hooks'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { type Command, isTyping, matchKeys, spellKey } from './command.ts'

type CommandStore = {
  readonly commands: readonly Command[]
  readonly register: (commands: readonly Command[]) => () => void
  /** Single-letter shortcuts can be turned off: they get in the way of speech input. */
  readonly hasSingleKeys: boolean
  readonly setSingleKeys: (value: boolean) => void
}

const CommandContext = createContext<CommandStore | null>(null)

/** How long a sequence such as `g s` may take between its keys. */
const sequenceMilliseconds = 1200

export function CommandProvider({ children }: { children: ReactNode }) {
  const [groups, setGroups] = useState<readonly (readonly Command[])[]>([])
  const [hasSingleKeys, setSingleKeys] = useLocalStorage({ key: 'plimsoll-single-key-shortcuts', defaultValue: true })
  const commands = useMemo(() => groups.flat(), [groups])

  const register = useCallback((added: readonly Command[]) => {
    setGroups((known) => [...known, added])
    return () => setGroups((known) => known.filter((group) => group !== added))
  }, [])

  useShortcuts(commands, hasSingleKeys)
  const store = useMemo(() => ({ commands, register, hasSingleKeys, setSingleKeys }), [commands, register, hasSingleKeys, setSingleKeys])
  return <CommandContext value={store}>{children}</CommandContext>
}

function useShortcuts(commands: readonly Command[], hasSingleKeys: boolean) {
  const typed = useRef<{ keys: string[]; at: number }>({ keys: [], at: 0 })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return
      const spelled = spellKey(event)
      const isChord = spelled.startsWith('mod+')
      if (!isChord && (!hasSingleKeys || isTyping(event.target) || isDialogOpen())) return
      const isFresh = event.timeStamp - typed.current.at > sequenceMilliseconds
      const keys = isFresh || isChord ? [spelled] : [...typed.current.keys, spelled]
      let found = matchKeys(commands, keys)
      let sequence = keys
      if (!found.command && !found.isPrefix && keys.length > 1) {
        sequence = [spelled]
        found = matchKeys(commands, sequence)
      }
      typed.current = found.isPrefix ? { keys: sequence, at: event.timeStamp } : { keys: [], at: 0 }
      if (!found.command) return
      event.preventDefault()
      found.command.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [commands, hasSingleKeys])
}

const isDialogOpen = () => document.querySelector('[role=dialog], [role=menu]') !== null

export function useCommandStore(): CommandStore {
  const store = useContext(CommandContext)
  if (!store) throw new Error('commands are used outside of their provider')
  return store
}

/** Offers commands for as long as the component is on the page. Keep the list stable with useMemo. */
export function useCommands(commands: readonly Command[]): void {
  const { register } = useCommandStore()
  useEffect(() => register(commands), [register, commands])
}
