import { readFileSync } from 'node:fs'
import path from 'node:path'
import { traceFiles } from '@plimsoll/plimsoll'
import { filesUnder, read, root } from '../architecture/repository.ts'
import type { Document } from './fingerprints.ts'

/** Every scenario of examples/ and the example of every strategy: between them they use all that the simulator has. */
export function documents(): Document[] {
  const examples = filesUnder('examples', '.yaml').filter((file) => file.split('/').length === 3)
  const strategies = filesUnder('packages/models/src', '/example.yaml')
  return [...examples, ...strategies].map((file) => {
    const text = read(file)
    const traceTexts = Object.fromEntries(
      [...traceFiles(text)].map((name) => [name, readFileSync(path.resolve(root, path.dirname(file), name), 'utf8')]),
    )
    return { name: file, text, traceTexts }
  })
}
