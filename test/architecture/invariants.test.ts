import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { read, root } from './repository.ts'

/** `## 7. The ledgers balance`, then text that names its test files in back quotes. */
const entries = read('INVARIANTS.md')
  .split(/^## /m)
  .slice(1)
  .map((entry) => {
    const [heading, ...text] = entry.split('\n')
    return { heading, files: [...text.join('\n').matchAll(/`([\w./-]+\.(?:test|spec)\.ts)`/g)].map((match) => match[1]) }
  })

test('invariants are numbered in order', () => {
  expect(entries.map(({ heading }) => Number.parseInt(heading, 10))).toEqual(entries.map((_, i) => i + 1))
})

test.each(entries)('$heading: named tests exist', ({ files }) => {
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
})
