import { unzlibSync, zlibSync } from 'fflate'

/**
 * A value of plain data and Float64Arrays as one compressed piece of bytes: how runs are stored and how they travel to the browser.
 * Inside: length of the JSON (4 bytes), the JSON padded to 8 bytes, then the numbers of all arrays, little-endian, one after the other.
 * NaN survives inside arrays; plain numbers must be finite.
 */
export function encode(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: Float64Array[] = []
  const json = JSON.stringify(value, (_key, entry: unknown) => {
    if (!(entry instanceof Float64Array)) return entry
    arrays.push(entry)
    return { [marker]: entry.length }
  })
  const text = new TextEncoder().encode(json)
  const start = 4 + text.length + padding(4 + text.length)
  const total = arrays.reduce((sum, array) => sum + array.byteLength, start)
  const bytes = new Uint8Array(total)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, text.length, true)
  bytes.set(text, 4)
  let at = start
  for (const array of arrays) {
    for (const number of array) {
      view.setFloat64(at, number, true)
      at += 8
    }
  }
  return zlibSync(bytes, { level: 6 })
}

/** @throws when the bytes are not what `encode` wrote */
export function decode(compressed: Uint8Array): unknown {
  const bytes = unzlibSync(compressed)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(0, true)
  let at = 4 + length + padding(4 + length)
  return JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)), (_key, entry: unknown) => {
    const size = lengthOf(entry)
    if (size === null) return entry
    const array = new Float64Array(size)
    for (let index = 0; index < size; index++, at += 8) array[index] = view.getFloat64(at, true)
    return array
  })
}

/** Key of the object that stands for an array. JSON.parse revives in the order in which JSON.stringify replaced. */
const marker = '$float64'

const padding = (length: number) => (8 - (length % 8)) % 8

function lengthOf(entry: unknown): number | null {
  if (typeof entry !== 'object' || entry === null) return null
  const size = (entry as Record<string, unknown>)[marker]
  return typeof size === 'number' ? size : null
}
