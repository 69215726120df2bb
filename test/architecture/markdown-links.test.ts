import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { anchorsOf } from './markdown.ts'
import { filesUnder, read, root } from './repository.ts'

/** `[text](target)` and `![text](target)`, the target without an optional title. */
const linkPattern = /!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g
const elsewhere = /^(https?|mailto):/

function withoutCode(markdown: string): string {
  return markdown.replace(/^(```|~~~).*?^\1/gms, '').replace(/`[^`\n]*`/g, '')
}

function problemOf(from: string, link: string): string | undefined {
  const [target, anchor] = link.split('#')
  const file = target === '' ? from : path.posix.normalize(path.posix.join(path.posix.dirname(from), decodeURIComponent(target)))
  if (file.startsWith('..')) return `${link} leaves the repository`
  if (!existsSync(path.join(root, file))) return `${link} does not exist`
  if (!anchor) return undefined
  if (statSync(path.join(root, file)).isDirectory() || !file.endsWith('.md')) return undefined
  return anchorsOf(read(file)).has(anchor) ? undefined : `${link} names no heading of ${file}`
}

const documents = filesUnder('.', '.md')

test('documents are found', () => {
  expect(documents).toContain('README.md')
})

test.each(documents)('links in %s lead somewhere', (file) => {
  const links = [...withoutCode(read(file)).matchAll(linkPattern)].map((match) => match[1]).filter((link) => !elsewhere.test(link))
  expect(links.map((link) => problemOf(file, link)).filter(Boolean)).toEqual([])
})

/** A path of ours named in running text. One with a star or an angle bracket is a pattern, not a path. */
const namedPath = /`((?:packages|apps|prisma|test|examples|conformance|bench|scripts)\/[\w./[\]-]+)`/g

test.each(documents)('paths named in %s exist', (file) => {
  const paths = [
    ...read(file)
      .replace(/^(```|~~~).*?^\1/gms, '')
      .matchAll(namedPath),
  ].map((match) => match[1])
  const places = [root, path.join(root, path.dirname(file))]
  expect(paths.filter((named) => !places.some((place) => existsSync(path.join(place, named))))).toEqual([])
})

test('anchors are named as the code host names them', () => {
  expect([...anchorsOf('# What if?\n## `run` and *why*\n## `run` and *why*\n')]).toEqual(['what-if', 'run-and-why', 'run-and-why-1'])
})
