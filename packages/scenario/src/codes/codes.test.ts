import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { codes, explainCode, parseScenario } from '../index.ts'
import { rules } from '../rules/index.ts'
import { checkout } from '../testing/documents.ts'
import { documentCodes } from './document.ts'
import { fieldCodes } from './fields.ts'

/** A valid document in which the top-level keys of `fragment` take the place of the usual ones. */
function withFragment(fragment: string): string {
  const given = Object.keys(parse(fragment) ?? {})
  const head = ['apiVersion: plimsoll/v1', 'kind: Scenario', 'name: Checkout']
    .filter((line) => !given.includes(line.split(':')[0]))
    .join('\n')
  const sections = ['run', 'traffic', 'services', 'nodes', 'bill'].filter((key) => given.includes(key)).map((key) => [key, ''])
  return checkout({ head, ...Object.fromEntries(sections), extra: fragment })
}

const codesOf = (text: string) => parseScenario(text).diagnostics.map(({ code }) => code)

describe('codes', () => {
  it('are unique, in order, and say something', () => {
    const all = codes.map(({ code }) => code)
    expect(new Set(all).size).toBe(all.length)
    for (const entry of codes) {
      expect(entry.code).toMatch(entry.severity === 'error' ? /^E[1-5]\d\d$/ : /^W[2-5]\d\d$/)
      expect([entry.title, entry.cause, entry.fix, entry.example.wrong, entry.example.right].every((text) => text.length > 5)).toBe(true)
    }
    expect(explainCode('e110')?.title).toBe('unknown key')
    expect(explainCode('E999')).toBeUndefined()
  })

  it.each(rules.map((rule) => [rule.code, rule] as const))('%s: its example shows it, and only it', (code, { example }) => {
    expect(codesOf(withFragment(example.wrong))).toEqual([code])
    expect(codesOf(withFragment(example.right))).toEqual([])
  })

  // E102 needs a megabyte; E118 is about settings, not documents.
  it.each(fieldCodes.filter(({ code }) => code !== 'E118').map((entry) => [entry.code, entry] as const))(
    '%s: its example shows it',
    (code, { example }) => {
      expect(codesOf(withFragment(example.wrong))).toContain(code)
      expect(codesOf(withFragment(example.right))).toEqual([])
    },
  )

  it.each(documentCodes.filter(({ code }) => code !== 'E102').map((entry) => [entry.code, entry] as const))(
    '%s: its example shows it',
    (code, { example }) => {
      expect(codesOf(example.wrong)).toContain(code)
      expect(codesOf(example.right)).not.toContain(code)
    },
  )
})
