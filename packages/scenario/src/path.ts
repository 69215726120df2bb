/** Where something is in a document: keys of maps and positions in lists. */
export type Path = readonly (string | number)[]

const plainKey = /^[\w-]+$/

function nameOf(item: unknown): string | undefined {
  const name = typeof item === 'object' && item !== null ? (item as Record<string, unknown>).name : undefined
  return typeof name === 'string' && plainKey.test(name) && !/^\d+$/.test(name) ? name : undefined
}

/** What is at `path` of plain data; undefined when nothing is. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string | number, unknown>)[key]
  }
  return value
}

/** `services.checkout.pods` for `['services', 0, 'pods']`: a list item is called by its name when no other item has it. */
export function formatPath(path: Path, data?: unknown): string {
  let text = ''
  path.forEach((key, depth) => {
    const shown = typeof key === 'number' ? nameInList(valueAt(data, path.slice(0, depth)), key) : key
    if (!plainKey.test(shown)) text += `[${JSON.stringify(shown)}]`
    else text += text === '' ? shown : `.${shown}`
  })
  return text
}

function nameInList(list: unknown, index: number): string {
  const name = Array.isArray(list) ? nameOf(list[index]) : undefined
  if (name === undefined || !Array.isArray(list)) return String(index)
  return list.filter((item) => nameOf(item) === name).length === 1 ? name : String(index)
}

/** Keys of `services.checkout["pods"]`; undefined when the text is no path. Names of list items stay names. */
export function parsePath(text: string): readonly string[] | undefined {
  const keys: string[] = []
  let rest = text
  while (rest !== '') {
    const part = /^(?:\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|\.?([^.[\]]+))/.exec(rest)
    if (!part) return undefined
    keys.push(part[3] ?? part[2] ?? part[1].replace(/\\(.)/g, '$1'))
    rest = rest.slice(part[0].length)
  }
  return keys.length > 0 ? keys : undefined
}

/** Position in `list` of the item that `key` means, by number or by name. */
export function indexInList(list: readonly unknown[], key: string): number | undefined {
  const named = list.findIndex((item) => nameOf(item) === key)
  if (named >= 0) return named
  return /^\d+$/.test(key) && Number(key) < list.length ? Number(key) : undefined
}

/** The path in `data` that keys from `parsePath` mean; names become positions. As far as it can be followed. */
export function resolvePath(data: unknown, keys: readonly string[]): Path {
  let value = data
  return keys.map((key) => {
    const index = Array.isArray(value) ? indexInList(value, key) : undefined
    value = valueAt(value, [index ?? key])
    return index ?? key
  })
}
