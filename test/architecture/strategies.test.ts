import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { filesUnder, read, root } from './repository.ts'

/** `registry(nginxLimitReq, tokenBucket)` or `keyedRegistry(fixed, hpa)`: the whole registration of a family. */
const registration = /\b(?:registry|keyedRegistry)\(([\w\s,]+)\)/

type Family = { readonly folder: string; readonly strategies: readonly string[] }

/** A family is a folder whose index.ts calls a registry; its strategies are the folders that the registered names come from. */
function familyIn(file: string): Family[] {
  const text = read(file)
  const names = registration
    .exec(text)?.[1]
    ?.split(',')
    .map((name) => name.trim())
  if (!names) return []
  const folderOf = (name: string) => new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from './([^/']+)/index\\.ts'`).exec(text)?.[1]
  return [{ folder: path.posix.dirname(file), strategies: names.filter(Boolean).map((name) => folderOf(name) ?? `no folder for ${name}`) }]
}

const indexes = filesUnder('packages/models/src', '/index.ts')
const families = indexes.filter((file) => !file.startsWith('packages/models/src/contract/')).flatMap(familyIn)
const strategies = families.flatMap(({ folder, strategies }) => strategies.map((name) => path.posix.join(folder, name)))

test('families and strategies are found', () => {
  expect(families.length).toBeGreaterThan(3)
  expect(strategies.length).toBeGreaterThan(10)
})

test.each(families)('the folders of $folder are named after their kinds', async ({ folder, strategies }) => {
  const family: Record<string, unknown> = await import(pathToFileURL(path.join(root, folder, 'index.ts')).href)
  const kinds = Object.values(family).flatMap((exported) => (exported as { kinds?: string[] } | undefined)?.kinds ?? [])
  // A key of the document is spelled as Kubernetes spells its fields: the folder of clusterAutoscaler is cluster-autoscaler.
  expect(kinds.map((kind) => kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))).toEqual(strategies)
})

test.each(strategies)('%s explains itself: README.md and example.yaml', (folder) => {
  const missing = ['README.md', 'example.yaml'].filter((file) => !existsSync(path.join(root, folder, file)))
  expect(missing).toEqual([])
})

test.each(strategies)('the example of %s says what it shows, for the card that offers it', (folder) => {
  expect(read(path.posix.join(folder, 'example.yaml'))).toMatch(/^description: \S/m)
})

test('no folder looks like a strategy without being registered', () => {
  const documented = filesUnder('packages/models/src', '/example.yaml').map((file) => path.posix.dirname(file))
  expect(documented.filter((folder) => !strategies.includes(folder))).toEqual([])
})
