export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/**
 * Plain data as JSON data: numbers that JSON has no word for become null, typed arrays lists, absent fields are left out. Keys keep the order in
 * which they were made.
 *
 * @throws TypeError for a function or anything else that is not data
 */
export function jsonValue(data: unknown): JsonValue {
  if (data === null || typeof data === 'string' || typeof data === 'boolean') return data
  if (typeof data === 'number') return Number.isFinite(data) ? data : null
  if (data instanceof Float64Array) return Array.from(data, jsonValue)
  if (Array.isArray(data)) return data.map(jsonValue)
  if (typeof data !== 'object') throw new TypeError(`a result holds data only, found a ${typeof data}`)
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, jsonValue(value)]),
  )
}
