import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { afterAll, beforeAll, expect, test } from 'vitest'
import config, { concerns, forbidden, mayImport } from '../../.dependency-cruiser.mjs'

const root = path.join(import.meta.dirname, '../..')
const names = Object.keys(mayImport) as (keyof typeof mayImport)[]

type Plant = { readonly rule: string; readonly file: string; readonly imports: string }

/** Packages that the row of `name` does not mention. */
function strangersOf(name: keyof typeof mayImport): string[] {
  const { own, types } = mayImport[name] as { own: string[]; types: string[] }
  return names.filter((other) => other !== name && !own.includes(other) && !types.includes(other))
}

/** One forbidden import a rule; a rule with several ways to be broken has several. */
const violations: readonly Plant[] = [
  ...names.flatMap((name) => [
    ...strangersOf(name).map((other) => ({
      rule: `${name}-packages`,
      file: `packages/${name}/src/stranger-${other}.ts`,
      imports: `import type { value } from '@plimsoll/${other}'`,
    })),
    { rule: `${name}-libraries`, file: `packages/${name}/src/node.ts`, imports: `import fs from 'node:fs'` },
    { rule: `${name}-libraries`, file: `packages/${name}/src/node-without-prefix.ts`, imports: `import fs from 'fs'` },
    { rule: `${name}-libraries`, file: `packages/${name}/src/library.ts`, imports: `import { value } from 'some-library'` },
    ...mayImport[name].types.map((other) => ({
      rule: `${name}-sees-only-types-of-${other}`,
      file: `packages/${name}/src/value-of-${other}.ts`,
      imports: `import { value } from '@plimsoll/${other}'`,
    })),
  ]),
  {
    rule: 'models-contract-knows-no-strategy',
    file: 'packages/models/src/contract/knows.ts',
    imports: `import type { value } from '../edge/good.ts'`,
  },
  ...concerns.map((concern, i) => ({
    rule: 'models-concerns-stay-apart',
    file: `packages/models/src/${concern}/meddles.ts`,
    imports: `import { value } from '../${concerns[(i + 1) % concerns.length]}/good.ts'`,
  })),
  { rule: 'models-concerns-stay-apart', file: 'packages/models/src/pods/index-user.ts', imports: `import { value } from '../index.ts'` },
  { rule: 'no-cycles', file: 'packages/kernel/src/circle-a.ts', imports: `import { value } from './circle-b.ts'` },
  { rule: 'plimsoll-packages', file: 'packages/plimsoll/src/stranger.ts', imports: `import { value } from '@plimsoll/not-in-the-table'` },
  { rule: 'no-unresolvable', file: 'packages/catalog/src/deep.ts', imports: `import { value } from '@plimsoll/kernel/src/good.ts'` },
  { rule: 'only-the-dot-export', file: 'packages/catalog/src/reach-in.ts', imports: `import { value } from '../../kernel/src/good.ts'` },
  {
    rule: 'only-the-dot-export-from-outside',
    file: 'apps/cli/src/reach-in.ts',
    imports: `import { value } from '../../../packages/kernel/src/good.ts'`,
  },
  {
    rule: 'packages-below-the-rest',
    file: 'packages/plimsoll/src/upward.ts',
    imports: `import { value } from '../../../apps/cli/src/good.ts'`,
  },
  { rule: 'apps-stay-apart', file: 'apps/cli/src/neighbour.ts', imports: `import { value } from '../../web/src/good.ts'` },
  { rule: 'no-app-below-apps', file: 'bench/src/upward.ts', imports: `import { value } from '../../apps/cli/src/good.ts'` },
  { rule: 'database-behind-the-web-server', file: 'apps/web/src/page.ts', imports: `import { value } from '@plimsoll/prisma'` },
  { rule: 'database-behind-the-web-server', file: 'apps/cli/src/database.ts', imports: `import { value } from '@plimsoll/prisma'` },
  { rule: 'database-behind-the-web-server', file: 'apps/web/src/driver.ts', imports: `import { value } from 'libsql'` },
]

/** Imports that the rules must let pass; `rule` says which rule might wrongly object. */
const allowed: readonly Plant[] = [
  ...names.flatMap((name) => [
    ...mayImport[name].own.map((other) => ({
      rule: `${name}-packages`,
      file: `packages/${name}/src/uses-${other}.ts`,
      imports: `import { value } from '@plimsoll/${other}'`,
    })),
    ...mayImport[name].types.map((other) => ({
      rule: `${name}-sees-only-types-of-${other}`,
      file: `packages/${name}/src/types-of-${other}.ts`,
      imports: `import type { value } from '@plimsoll/${other}'`,
    })),
    ...mayImport[name].libraries.map((library) => ({
      rule: `${name}-libraries`,
      file: `packages/${name}/src/library-${library}.ts`,
      imports: `import { value } from '${library}'`,
    })),
  ]),
  {
    rule: 'models-concerns-stay-apart',
    file: 'packages/models/src/edge/shares.ts',
    imports: `import { value } from '../contract/good.ts'`,
  },
  { rule: 'no-cycles', file: 'packages/kernel/src/back-and-forth.ts', imports: `import { value } from './back.ts'` },
  { rule: 'kernel-libraries', file: 'packages/kernel/src/some.test.ts', imports: `import fs from 'node:fs'` },
  { rule: 'database-behind-the-web-server', file: 'apps/web/src/server/store.ts', imports: `import { value } from '@plimsoll/prisma'` },
]

let tree: string
let found: Set<string>

function write(file: string, text: string): void {
  mkdirSync(path.join(tree, path.dirname(file)), { recursive: true })
  writeFileSync(path.join(tree, file), text)
}

function writePackage(folder: string, name: string): void {
  write(`${folder}/package.json`, JSON.stringify({ name, type: 'module', exports: { '.': './src/index.ts' } }))
  write(`${folder}/src/index.ts`, 'export const value = 1\n')
}

beforeAll(async () => {
  tree = mkdtempSync(path.join(tmpdir(), 'plimsoll-import-rules-'))
  mkdirSync(path.join(tree, 'node_modules/@plimsoll'), { recursive: true })
  for (const name of names) {
    writePackage(`packages/${name}`, `@plimsoll/${name}`)
    symlinkSync(`../../packages/${name}`, path.join(tree, 'node_modules/@plimsoll', name))
  }
  writePackage('prisma', '@plimsoll/prisma')
  symlinkSync('../../prisma', path.join(tree, 'node_modules/@plimsoll/prisma'))
  writePackage('packages/not-in-the-table', '@plimsoll/not-in-the-table')
  symlinkSync('../../packages/not-in-the-table', path.join(tree, 'node_modules/@plimsoll/not-in-the-table'))
  write('packages/kernel/src/back.ts', `import type { used } from './back-and-forth.ts'\nexport const value: typeof used = 'number'\n`)
  write('packages/kernel/src/circle-b.ts', `import { used } from './circle-a.ts'\nexport const value = used\n`)
  const libraries = new Set(['some-library', 'libsql', ...names.flatMap((name) => mayImport[name].libraries as string[])])
  for (const library of libraries) writePackage(`node_modules/${library}`, library)
  const folders = [
    'packages/kernel/src',
    'apps/cli/src',
    'apps/web/src',
    ...['contract', ...concerns].map((c) => `packages/models/src/${c}`),
  ]
  for (const folder of folders) write(`${folder}/good.ts`, 'export const value = 1\n')
  for (const { file, imports } of [...violations, ...allowed]) write(file, `${imports}\nexport const used = typeof value\n`)

  const { tsConfig: _, ...options } = config.options ?? {}
  const { output } = await cruise(['packages', 'apps', 'prisma', 'bench'], {
    ...options,
    baseDir: tree,
    validate: true,
    ruleSet: { forbidden: config.forbidden ?? [] },
  })
  found = new Set((output as ICruiseResult).summary.violations.map((violation) => `${violation.rule.name} in ${violation.from}`))
})

afterAll(() => rmSync(tree, { recursive: true, force: true }))

test.each(violations)('$rule catches $file', ({ rule, file }) => {
  expect(found).toContain(`${rule} in ${file}`)
})

test.each(allowed)('$rule lets $file pass', ({ file }) => {
  expect([...found].filter((line) => line.endsWith(` in ${file}`))).toEqual([])
})

test('every rule has a planted violation', () => {
  const planted = new Set(violations.map(({ rule }) => rule))
  expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([])
})

test('every package has its row in the table', () => {
  expect(readdirSync(path.join(root, 'packages')).sort()).toEqual([...names].sort())
})

test('the tree keeps every rule', async () => {
  const { output } = await cruise(
    ['packages', 'apps', 'prisma', 'bench', 'conformance'],
    { ...config.options, baseDir: root, validate: true, ruleSet: { forbidden: config.forbidden ?? [] } },
    {},
    { tsConfig: extractTsConfig(path.join(root, 'tsconfig.test.json')) },
  )
  const broken = (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  expect(broken).toEqual([])
})
