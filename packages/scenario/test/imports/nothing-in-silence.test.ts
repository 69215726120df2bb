import { expect, test } from 'vitest'
import { parseAllDocuments, stringify } from 'yaml'
import { importManifests } from '../../src/index.ts'
import { charts, filesOf } from './charts.ts'

type Key = string | number

/** Paths of all values that are no maps or lists with something in them. */
function leaves(data: unknown, at: readonly Key[] = []): readonly (readonly Key[])[] {
  const isBranch = typeof data === 'object' && data !== null
  const entries: readonly (readonly [Key, unknown])[] = Array.isArray(data) ? [...data.entries()] : Object.entries(isBranch ? data : {})
  return entries.length === 0 ? [at] : entries.flatMap(([key, child]) => leaves(child, [...at, key]))
}

/** The data with something else at `path`, or nothing. */
function changed(data: unknown, [key, ...rest]: readonly Key[], change: (value: unknown) => unknown): unknown {
  const become = (child: unknown) => (rest.length === 0 ? change(child) : changed(child, rest, change))
  if (Array.isArray(data)) return data.flatMap((each, index) => (index === key ? (become(each) ?? []) : [each]))
  const { [key]: child, ...others } = data as Record<Key, unknown>
  const value = become(child)
  return value === undefined ? others : { ...others, [key]: value }
}

/** Another value of the same type. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  return typeof value === 'boolean' ? !value : typeof value === 'string' ? `${value}x` : undefined
}

/** Whether a report about `reported` says something of the field at `path`; `*` and positions mean each other. */
function covers(reported: string, path: readonly Key[]): boolean {
  if (reported === 'all of it') return true
  const keys = [...reported.matchAll(/\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(([, quoted, plain]) => quoted ?? plain)
  return keys.length <= path.length && keys.every((key, index) => key === '*' || key === String(path[index]))
}

const objectsOf = (text: string): readonly Record<string, unknown>[] =>
  parseAllDocuments(text).flatMap((document) => {
    const data = document.toJS()
    return data?.items ?? (data === null ? [] : [data])
  })
const written = (objects: readonly unknown[]) => objects.map((each) => stringify(each, { aliasDuplicateObjects: false })).join('---\n')
/** Everything that an import says, but for the fields that it ignored. */
const said = ({ text, assumed, diagnostics }: ReturnType<typeof importManifests>) => JSON.stringify([text, assumed, diagnostics])

/** Fields by which objects are told apart and found; they are used without a trace of their own. */
const isName = (path: readonly Key[]) =>
  ['apiVersion', 'kind'].includes(String(path[0])) || /^metadata\.(?:name|namespace)$/.test(path.join('.'))

// Each field is taken away, and changed, by itself. Where the import says the very same, the field must be among those reported.
test.each(charts.map((chart) => [chart.name, chart] as const))('%s: every field counts or is reported', (_, chart) => {
  const objects = objectsOf(chart.text)
  const others = filesOf(chart).filter((file) => file !== chart)
  const importOf = (given: readonly unknown[]) => importManifests([...others, { name: chart.name, text: written(given) }])
  const whole = importOf(objects)
  const before = said(whole)
  const silent = objects.flatMap((object, index) => {
    const { name, namespace = 'default' } = (object.metadata ?? { name: chart.name }) as Record<string, string>
    const named = `${object.kind ?? 'Values'} ${namespace === 'default' ? '' : `${namespace}/`}${name}`
    if (whole.diagnostics.some(({ code, message }) => code === 'W401' && message.includes(named))) return []
    const reported = whole.ignored.filter((field) => field.object === named).map(({ path }) => path)
    const isSame = (path: readonly Key[], change: (value: unknown) => unknown) =>
      said(importOf(objects.map((each, at) => (at === index ? changed(each, path, change) : each)))) === before
    return leaves(object)
      .filter((path) => !isName(path) && !reported.some((each) => covers(each, path)))
      .filter((path) => isSame(path, () => undefined) && isSame(path, other))
      .map((path) => `${named} ${path.join('.')}`)
  })
  expect(silent).toEqual([])
})
