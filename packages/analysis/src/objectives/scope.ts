import { nearestWord } from '@plimsoll/kernel'
import type { MetricName, ScopeKey } from './metric-names.ts'
import type { Objective } from './objective.ts'

/** Names that a scope may refer to; where it is not given, any name is taken. */
export type KnownNames = { readonly services?: readonly string[]; readonly nodePools?: readonly string[] }

/** A fault in a scope; `at` is its offset within the text between the braces. */
export type ScopeFault = {
  readonly message: string
  readonly expected: string
  readonly received: string
  readonly fix: string
  readonly at: number
}

const noScope: Objective['scope'] = { service: null, nodePool: null, intent: null }

/** Reads `service:checkout, intent:customers`; `inside` is null where no braces were written. */
export function readScope(inside: string | null, metric: MetricName, known: KnownNames): Objective['scope'] | ScopeFault {
  if (inside === null) return noScope
  let scope = noScope
  let at = 0
  for (const part of inside.split(',')) {
    const fault = checkPart(part, metric, known)
    if (fault) return { ...fault, at: at + Math.max(0, part.lastIndexOf(fault.received)) }
    const [key, value] = part.split(':').map((word) => word.trim())
    scope = { ...scope, [key]: value }
    at += part.length + 1
  }
  return scope
}

function checkPart(part: string, { name, scopes }: MetricName, known: KnownNames): Omit<ScopeFault, 'at'> | null {
  const match = /^\s*(\w+)\s*:\s*([^\s:]+)\s*$/.exec(part)
  const received = part.trim()
  if (!match) return fault(`the scope of ${name} is not of the form key:value`, 'key:value', received, exampleOf(name, scopes))
  const [, key, value] = match
  if (!scopes.some((scope) => scope === key)) {
    const expected = scopes.length > 0 ? scopes.join(' or ') : 'no scope'
    return fault(`${name} cannot be split by ${key}`, expected, key, exampleOf(name, scopes))
  }
  const allowed = valuesOf(key as ScopeKey, known)
  if (allowed === null || allowed.includes(value)) return null
  const near = nearestWord(value, allowed)
  const fix = near === undefined ? `Name one of ${allowed.join(', ')}.` : `Did you mean ${near}?`
  return fault(`no ${key} is called ${value}`, allowed.join(', '), value, fix)
}

function fault(message: string, expected: string, received: string, fix: string): Omit<ScopeFault, 'at'> {
  return { message, expected, received, fix }
}

function valuesOf(key: ScopeKey, known: KnownNames): readonly string[] | null {
  if (key === 'intent') return ['customers', 'attack']
  return (key === 'service' ? known.services : known.nodePools) ?? null
}

function exampleOf(name: string, scopes: readonly ScopeKey[]): string {
  if (scopes.length === 0) return `Write ${name} without braces.`
  return `Write ${name}{${scopes[0]}:${scopes[0] === 'intent' ? 'customers' : 'NAME'}}.`
}
