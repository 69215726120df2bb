import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { read } from './repository.ts'

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
let tree: string

/** Rules that biome reports when `code` stands at `file` in a tree with our configuration. */
function complaintsAbout(file: string, code: string): string {
  mkdirSync(path.join(tree, path.dirname(file)), { recursive: true })
  writeFileSync(path.join(tree, file), `${code}\n`)
  return spawnSync(process.execPath, [biome, 'check', '--colors=off', file], { cwd: tree, encoding: 'utf8' }).stderr
}

beforeAll(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'plimsoll-lint-'))
  const config = JSON.parse(read('biome.json'))
  writeFileSync(path.join(tree, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }))
  mkdirSync(path.join(tree, 'scripts/lint'), { recursive: true })
  writeFileSync(path.join(tree, 'scripts/lint/pure.grit'), read('scripts/lint/pure.grit'))
})

afterAll(() => rmSync(tree, { recursive: true, force: true }))

test.each([
  ['packages/kernel/src/logarithm.ts', 'export const used = Math.log(2)', "use @plimsoll/kernel's own"],
  ['packages/kernel/src/chance.ts', 'export const used = Math.random()', "use @plimsoll/kernel's own"],
  ['packages/kernel/src/power.ts', 'export const used = 2 ** 3', "use @plimsoll/kernel's own"],
  ['packages/kernel/src/clock.ts', 'export const used = Date.now()', 'Wall clock'],
  ['packages/kernel/src/now.ts', 'export const used = new Date()', 'Wall clock'],
  ['packages/kernel/src/print.ts', "console.log('printed')", 'lint/suspicious/noConsole'],
  ['packages/kernel/src/unnamed.ts', 'export default 1', 'lint/style/noDefaultExport'],
  ['packages/kernel/src/all.ts', "export * from './power.ts'", 'lint/performance/noReExportAll'],
  ['packages/kernel/src/untyped.ts', 'export const used = (value: any) => value', 'lint/suspicious/noExplicitAny'],
  ['apps/cli/src/camelCase.ts', 'export const used = 1', 'lint/style/useFilenamingConvention'],
])('%s is refused', (file, code, complaint) => {
  expect(complaintsAbout(file, code)).toContain(complaint)
})

test.each([
  ['packages/kernel/src/root.ts', 'export const used = Math.sqrt(2) + Math.PI'],
  ['packages/kernel/src/logarithm.test.ts', 'export const used = Math.log(2)'],
  ['apps/cli/src/clock.ts', 'export const used = Date.now()'],
  ['apps/web/src/app/page.tsx', 'export default function Page() {\n  return null\n}'],
])('%s passes', (file, code) => {
  expect(complaintsAbout(file, code)).not.toMatch(/plugin|lint\/style|noConsole/)
})
