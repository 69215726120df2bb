'use client'

import { useEffect } from 'react'
import { isTyping, matchKeys, spellKey } from './command.ts'
import type { CommandStore } from './command-store.ts'

/** How long a sequence such as `g s` may take between its keys. */
const sequenceMilliseconds = 1200

const modifiers = new Set(['Shift', 'Control', 'Meta', 'Alt'])

/** Runs the command whose keys are pressed. Letters belong to fields while typing, and to dialogs while one is open. */
export function useShortcuts(store: CommandStore, hasSingleKeys: boolean): void {
  useEffect(() => {
    let typed: string[] = []
    let typedAt = 0
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || modifiers.has(event.key)) return
      const spelled = spellKey(event)
      const isChord = spelled.startsWith('mod+')
      if (!isChord && (!hasSingleKeys || isTyping(event.target) || isDialogOpen())) return
      const isSequence = !isChord && typed.length > 0 && event.timeStamp - typedAt <= sequenceMilliseconds
      const sequence = isSequence ? [...typed, spelled] : [spelled]
      const continued = matchKeys(store.list(), sequence)
      const isDeadEnd = isSequence && !continued.command && !continued.isPrefix
      const { command, isPrefix } = isDeadEnd ? matchKeys(store.list(), [spelled]) : continued
      typed = isPrefix ? (isDeadEnd ? [spelled] : sequence) : []
      typedAt = event.timeStamp
      if (!command) return
      event.preventDefault()
      command.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store, hasSingleKeys])
}

const isDialogOpen = () => document.querySelector('[role=dialog], [role=menu]') !== null
