import { describe, expect, it } from 'vitest'
import { type Command, matchKeys, readableKeys, spellKey } from './command.ts'

const press = (key: string, modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  spellKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers })
const command = (id: string, keys: string): Command => ({ id, keys, title: id, group: 'Help', run: () => {} })

describe('spellKey', () => {
  it('spells modifiers in one order and characters by what they print', () => {
    expect(press('k', { ctrlKey: true })).toBe('mod+k')
    expect(press('K', { metaKey: true, shiftKey: true })).toBe('mod+shift+k')
    expect(press('?', { shiftKey: true })).toBe('?')
    expect(press('Enter', { ctrlKey: true })).toBe('mod+Enter')
    expect(press('ArrowLeft', { shiftKey: true })).toBe('shift+ArrowLeft')
  })
})

describe('matchKeys', () => {
  const commands = [command('go', 'g s'), command('old', 'f'), command('new', 'f')]
  it('finds sequences, knows their beginnings, and lets the latest registration win', () => {
    expect(matchKeys(commands, ['g'])).toEqual({ command: undefined, isPrefix: true })
    expect(matchKeys(commands, ['g', 's']).command?.id).toBe('go')
    expect(matchKeys(commands, ['f']).command?.id).toBe('new')
    expect(matchKeys(commands, ['x'])).toEqual({ command: undefined, isPrefix: false })
  })
})

describe('readableKeys', () => {
  it('writes keys as each system prints them', () => {
    expect(readableKeys('mod+k', true)).toBe('⌘ K')
    expect(readableKeys('mod+k', false)).toBe('Ctrl K')
    expect(readableKeys('g s', false)).toBe('G then S')
    expect(readableKeys('+', false)).toBe('+')
  })
})
