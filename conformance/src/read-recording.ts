import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Header } from './format.ts'

export type Recording = { readonly header: Header; readonly cases: Iterable<unknown> }

/**
 * A recording: JSON lines, gzipped or plain whatever the name says; the first line is its header.
 *
 * @throws Error when the file can't be read or its first line is no header
 */
export function readRecording(file: string): Recording {
  const stored = readFileSync(file)
  const bytes = stored[0] === 0x1f && stored[1] === 0x8b ? gunzipSync(stored) : stored
  const lines = jsonLines(bytes)
  const header = lines.next().value
  if (typeof header !== 'object' || header === null || typeof (header as Header).format !== 'string')
    throw new Error('the first line is no header: expected an object with a "format"')
  return { header: header as Header, cases: lines }
}

/** One parsed line at a time, so that a large file never is in memory as objects. */
function* jsonLines(bytes: Buffer): Generator<unknown, undefined> {
  let start = 0
  for (let number = 1; start < bytes.length; number++) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found
    const line = bytes.toString('utf8', start, end).trim()
    start = end + 1
    if (line !== '') yield parseLine(line, number)
  }
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new Error(`line ${number} is no JSON: ${error instanceof Error ? error.message : error}`)
  }
}
