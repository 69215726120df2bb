import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { filesUnder, read, root } from './repository.ts'

const limitLines = 300
const reasons: Record<string, string> = JSON.parse(read('test/file-length-allowlist.json'))
const sources = filesUnder('.', '.ts', '.tsx', '.mjs', '.css')

function linesOf(file: string): number {
  return read(file).trimEnd().split('\n').length
}

test('source files are found', () => {
  expect(sources.length).toBeGreaterThan(50)
})

test(`no source file is longer than ${limitLines} lines without a reason in test/file-length-allowlist.json`, () => {
  const long = sources.filter((file) => !(file in reasons) && linesOf(file) > limitLines)
  expect(long.map((file) => `${file}: ${linesOf(file)} lines`)).toEqual([])
})

test.each(Object.entries(reasons))('the exception of %s is still needed and says why', (file, reason) => {
  expect(existsSync(path.join(root, file))).toBe(true)
  expect(linesOf(file)).toBeGreaterThan(limitLines)
  expect(reason.length).toBeGreaterThan(20)
})
