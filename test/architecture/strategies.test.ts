import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { filesUnder, read, root } from './repository.ts'

/** `kind: 'token-bucket'` of the object that a strategy's index.ts exports; the first one is its own. */
const kindPattern = /\bkind(?::|\s*=)\s*'([^']+)'/
const reExport = /export \{[^}]*\bkind\b[^}]*\} from '(\.\/[^']+)'/

function kindOf(folder: string): string | undefined {
  const text = read(`${folder}/index.ts`)
  const kind = kindPattern.exec(text)?.[1]
  if (kind) return kind
  const source = reExport.exec(text)?.[1]
  return source && kindPattern.exec(read(path.posix.join(folder, source)))?.[1]
}

const folders = filesUnder('packages/models/src', 'index.ts')
  .filter((file) => path.posix.basename(file) === 'index.ts')
  .map((file) => path.posix.dirname(file))
const registered = folders.filter((folder) => /\bregistry\(/.test(read(`${folder}/index.ts`)))

/** A strategy is a folder directly below a family: the folder whose index.ts calls `registry()`. */
const strategies = folders.filter((folder) => registered.includes(path.posix.dirname(folder)))

test('families and strategies are found', () => {
  expect(registered.length).toBeGreaterThan(3)
  expect(strategies.length).toBeGreaterThan(10)
})

test.each(strategies)('%s is named after its kind', (folder) => {
  expect(kindOf(folder)).toBe(path.posix.basename(folder))
})

test.each(strategies)('%s explains itself: README.md and example.yaml', (folder) => {
  const missing = ['README.md', 'example.yaml'].filter((file) => !existsSync(path.join(root, folder, file)))
  expect(missing).toEqual([])
})

test.each(registered)('%s registers each of its folders', (family) => {
  const text = read(`${family}/index.ts`)
  const forgotten = folders.filter((folder) => path.posix.dirname(folder) === family).map((folder) => path.posix.basename(folder))
  expect(forgotten.filter((name) => !text.includes(`'./${name}/index.ts'`))).toEqual([])
})
