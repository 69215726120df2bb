import type { Finding } from '../finding.ts'
import { formatPath, type Path, parsePath, valueAt } from '../path.ts'
import type { IgnoredField } from './import-manifests.ts'
import { type FieldUse, type Importer, importerOf, type Offer } from './importer.ts'
import { useOf } from './left-out.ts'
import { whereabouts } from './manifest.ts'

export type Fitted = {
  readonly data: unknown
  readonly taken: readonly { readonly offer: Offer; readonly at: Path }[]
  readonly refused: readonly IgnoredField[]
}

/** What is wrong with a document, errors only. */
export type Check = (data: unknown) => readonly Pick<Finding, 'code' | 'at' | 'is' | 'expected'>[]

/** Each round takes away at least one key, entry or offer of every offer at fault; no manifest has faults that deep. */
const mostRounds = 100

/**
 * Puts offers into a document as far as this edition of the schema takes them: a key that it does not know leaves, and so does the entry of
 * a list, or the whole offer, whose value it refuses. Every refusal is reported by the field of the manifest that it came from.
 */
export function fit(base: unknown, offers: readonly Offer[], check: Check, importers: readonly Importer[]): Fitted {
  let open: readonly Offer[] = offers.map((offer) => ({ ...offer, value: withoutLeftOut(offer, importers) }))
  const refused: IgnoredField[] = []
  for (let round = 0; round < mostRounds; round++) {
    const { data, places } = build(base, open)
    const faults = faultsOf(check(data), places)
    if (faults.size === 0) return { data, taken: open.map((offer, index) => ({ offer, at: places[index] })), refused }
    open = open.filter((offer, index) =>
      keeps(offer, faults.get(index) ?? [], (at, why) => refused.push(ignored(offer, at, why, importers))),
    )
  }
  for (const offer of open) refused.push(ignored(offer, [], 'it does not fit into a scenario', importers))
  return { data: build(base, []).data, taken: [], refused }
}

type Fault = ReturnType<Check>[number] & { readonly inside: Path }

/** What is wrong with each offer, by its position. A key or a choice that the schema does not know may stand above the offer. */
function faultsOf(found: ReturnType<Check>, places: readonly Path[]): ReadonlyMap<number, readonly Fault[]> {
  const faults = new Map<number, Fault[]>()
  for (const fault of found) {
    const isAbove = fault.code === 'E110' || fault.code === 'E116'
    for (const [index, place] of places.entries())
      if (startsWith(fault.at, place) || (isAbove && startsWith(place, fault.at)))
        faults.set(index, [...(faults.get(index) ?? []), { ...fault, inside: fault.at.slice(place.length) }])
  }
  return faults
}

/** Takes what is wrong out of an offer; false when nothing of it can stay. Unknown keys go first: the rest may be sound without them. */
function keeps(offer: Offer, faults: readonly Fault[], refuse: (at: Path, why: string) => void): boolean {
  const unknownKeys = faults.filter(({ code, inside }) => code === 'E110' && inside.length > 0)
  const leaving = unknownKeys.length > 0 ? unknownKeys : faults
  const whole = leaving.find(({ code, inside }) => leavingPath(code, inside, offer.value).length === 0)
  if (whole) {
    refuse([], [...new Set(leaving.map((fault) => whyOf(fault, [])))].join(' · '))
    return false
  }
  const paths = new Map(leaving.map((fault) => [JSON.stringify(leavingPath(fault.code, fault.inside, offer.value)), fault]))
  // From the end of a list, so that positions before it stay.
  for (const [text, fault] of [...paths].sort(([a], [b]) => lastIndex(b) - lastIndex(a) || (a < b ? 1 : -1))) {
    remove(offer.value, JSON.parse(text))
    refuse(JSON.parse(text), whyOf(fault, JSON.parse(text)))
  }
  // A map whose last key left says nothing any more.
  return !(typeof offer.value === 'object' && offer.value !== null && Object.keys(offer.value).length === 0)
}

function lastIndex(path: string): number {
  const last: unknown = (JSON.parse(path) as Path).at(-1)
  return typeof last === 'number' ? last : -1
}

/** Why a part left that stood at `leaving`, naming the field inside it that is at fault. */
function whyOf({ code, is, expected, inside }: Fault, leaving: Path): string {
  if (code === 'E110' || code === 'E116') return 'a scenario has no place for it yet'
  const field = formatPath(inside.slice(leaving.length))
  return `${field ? `${field} ` : ''}${is}; expected ${expected}`
}

/** What leaves for a fault: the key that is unknown, or the entry of the outermost list it lies in, the list with its last entry. */
function leavingPath(code: string, inside: Path, value: unknown): Path {
  if (code === 'E110') return inside
  const depth = inside.findIndex((key, at) => typeof key === 'number' && Array.isArray(valueAt(value, inside.slice(0, at))))
  if (depth < 0) return []
  const list = valueAt(value, inside.slice(0, depth))
  return inside.slice(0, Array.isArray(list) && list.length > 1 ? depth + 1 : depth)
}

/** An offer's value without the fields that its importer leaves out anyway, and says so. */
function withoutLeftOut({ value, manifest, from }: Offer, importers: readonly Importer[]): unknown {
  const fields = importerOf(manifest, importers)?.fields ?? []
  const visit = (part: unknown, path: readonly string[]): unknown => {
    if (typeof part !== 'object' || part === null) return part
    if (Array.isArray(part)) return part.map((entry, index) => visit(entry, [...path, String(index)]))
    const kept = Object.entries(part).filter(([key]) => isUsed(fields, [...path, key]))
    return Object.fromEntries(kept.map(([key, child]) => [key, visit(child, [...path, key])]))
  }
  return visit(value, parsePath(from) ?? [])
}

/** Whether a field, or one below it, goes into the scenario. */
function isUsed(fields: readonly FieldUse[], path: readonly string[]): boolean {
  const isUsedBelow = ({ at, use }: FieldUse) => {
    const keys = parsePath(at) ?? []
    return use === 'used' && keys.length > path.length && path.every((key, index) => keys[index] === '*' || keys[index] === key)
  }
  return (useOf(fields, path)?.use ?? 'used') === 'used' || fields.some(isUsedBelow)
}

function ignored({ manifest, from, renamed }: Offer, inside: Path, problem: string, importers: readonly Importer[]): IgnoredField {
  const [key, ...deeper] = inside.map(String)
  const moved = key === undefined ? undefined : parsePath(renamed?.[key] ?? '')
  const path = moved ? [...moved, ...deeper] : [...(parsePath(from) ?? []), ...inside.map(String)]
  const use = useOf(importerOf(manifest, importers)?.fields ?? [], path)
  const why = (use?.use === 'used' ? use.why : undefined) ?? problem
  return { ...whereabouts(manifest), path: formatPath(path) || 'all of it', doesMatter: true, why }
}

function build(base: unknown, offers: readonly Offer[]): { readonly data: unknown; readonly places: readonly Path[] } {
  const data = plainCopy(base)
  const places = offers.map(({ at, value, instead }) => {
    if (instead) remove(data, instead)
    return put(data, at, plainCopy(value))
  })
  return { data, places }
}

function put(data: unknown, at: Path, value: unknown): Path {
  let parent = data as Record<string | number, unknown>
  const place: (string | number)[] = []
  for (const [depth, asked] of at.entries()) {
    const key = asked === '-' && Array.isArray(parent) ? parent.length : asked
    place.push(key)
    if (depth === at.length - 1) parent[key] = value
    else parent[key] ??= at[depth + 1] === '-' ? [] : {}
    parent = parent[key] as Record<string | number, unknown>
  }
  return place
}

function remove(data: unknown, at: Path): void {
  const parent = valueAt(data, at.slice(0, -1))
  const key = at[at.length - 1]
  if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else if (typeof parent === 'object' && parent !== null) delete (parent as Record<string, unknown>)[key]
}

function startsWith(path: Path, start: Path): boolean {
  return path.length >= start.length && start.every((key, index) => key === path[index])
}

/** Plain data again, with nothing shared: aliases of YAML are one object in several places. */
function plainCopy(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
