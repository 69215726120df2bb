/** Text longer than this is cut when it is quoted back. */
const longest = 80

/** What a document says at some place, quoted on one line. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'nothing (the key has no value)'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value === 'object') {
    const keys = Object.keys(value)
    return keys.length === 0 ? 'an empty map' : cut(`a map with ${keys.join(', ')}`)
  }
  return cut(typeof value === 'string' ? JSON.stringify(value) : String(value))
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
