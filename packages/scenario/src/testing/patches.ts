import { parseAllDocuments, stringify } from 'yaml'

type Objects = readonly Record<string, unknown>[]

/** Every object of a text of manifests; Lists are taken apart. */
export const objectsOf = (text: string): Objects =>
  parseAllDocuments(text).flatMap((document) => {
    const data = document.toJS()
    return data === null ? [] : (data.items ?? [data])
  })

/** `kubectl patch`: maps are merged, null takes a key away, containers are found by name and other lists replaced. */
function patch(target: unknown, change: unknown): unknown {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) return change
  const merged: Record<string, unknown> = typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete merged[key]
    else if (key === 'containers')
      merged[key] = (merged[key] as { name: string }[]).map((old) =>
        patch(old, (value as { name: string }[]).find(({ name }) => name === old.name) ?? {}),
      )
    else merged[key] = patch(merged[key], value)
  }
  return merged
}

/** Manifests after `kubectl patch` with each of the patches. */
export function applied(base: string, patches: string): string {
  const named = ({ kind, metadata }: Record<string, unknown>) => `${kind} ${(metadata as { name: string }).name}`
  const changes = new Map(objectsOf(patches).map((object) => [named(object), object]))
  const objects = objectsOf(base).map((object) => patch(object, changes.get(named(object)) ?? {}))
  return objects.map((object) => stringify(object, { aliasDuplicateObjects: false })).join('---\n')
}
