/**
 * One text for equal data: keys sorted by code unit, no spaces, numbers as ECMAScript writes them. Typed arrays are written as arrays with their
 * type; keys whose value is undefined are left out. Numbers JSON does not know are written as `NaN`, `Infinity`, `-Infinity`;
 * -0 is written as 0. Meant for hashing, not for reading back.
 *
 * @throws TypeError for functions, symbols and objects that are neither plain nor typed arrays
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value)
    case 'number':
      return String(value)
    case 'bigint':
      return `${value}n`
    case 'undefined':
      return 'undefined'
    case 'object':
      return value === null ? 'null' : ofObject(value)
    default:
      throw new TypeError(`a ${typeof value} has no canonical form`)
  }
}

function ofObject(value: object): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return ofTypedArray(value)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('only plain objects, arrays and typed arrays have a canonical form')
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`
}

function ofTypedArray(array: ArrayBufferView): string {
  const elements = array as unknown as ArrayLike<number | bigint>
  return `${Object.prototype.toString.call(array).slice(8, -1)}[${Array.from(elements, (element) => canonicalJson(element)).join(',')}]`
}
