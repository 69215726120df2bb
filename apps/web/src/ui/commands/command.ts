/**
 * Something that people can do. The palette, the shortcuts and the `?` sheet all read one list of these, so a shortcut that is not
 * in the list cannot exist.
 */
export type Command = {
  readonly id: string
  readonly title: string
  /** Heading it stands under in palette and sheet. */
  readonly group: 'Go to' | 'Scenario' | 'List' | 'Editor' | 'Run' | 'Charts' | 'Help'
  /** `c`, `g s` (one after the other), `mod+k`, `shift+]`. */
  readonly keys?: string
  /** More words by which the palette finds it. */
  readonly keywords?: string
  /** Kept out of the palette: moving a cursor is of no use there. */
  readonly isKeyOnly?: boolean
  readonly run: () => void
}

/** A key press as the registry spells it: modifiers in a fixed order, then the key. */
export function spellKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const isLetter = /^[a-z]$/.test(key)
  // Shift makes another character of a key that is no letter: `?` is already spelled by its own name.
  const shift = event.shiftKey && (isLetter || event.key.length > 1) ? 'shift+' : ''
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : ''
  return `${mod}${event.altKey ? 'alt+' : ''}${shift}${key}`
}

/** True where letters are text: there a single key belongs to the field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [role=combobox]')
  )
}

/** The command that a sequence of spelled keys names, and whether more keys could still name one. */
export function matchKeys(commands: readonly Command[], sequence: readonly string[]): { command?: Command; isPrefix: boolean } {
  const typed = sequence.join(' ')
  // The latest registered wins: a page may take a key over from the shell.
  const command = commands.findLast((candidate) => candidate.keys === typed)
  const isPrefix = commands.some((candidate) => candidate.keys?.startsWith(`${typed} `))
  return { command, isPrefix }
}

/** Keys as people read them: `⌘ K` or `Ctrl K`, `G then S`. */
export function readableKeys(keys: string, isMac: boolean): string {
  const names: Record<string, string> = {
    mod: isMac ? '⌘' : 'Ctrl',
    alt: isMac ? '⌥' : 'Alt',
    shift: isMac ? '⇧' : 'Shift',
    Enter: '↵',
    Escape: 'Esc',
  }
  const spell = (chord: string) =>
    chord
      .split(/\+(?=.)/)
      .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join(' ')
  return keys.split(' ').map(spell).join(' then ')
}
