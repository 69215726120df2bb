import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { foldersIn, read, root } from './repository.ts'

/** Examples are pages, templates and golden tests in one: each needs all three parts. */
test.each(foldersIn('examples'))('examples/%s has a README, a scenario and its golden summary', (name) => {
  const files = readdirSync(path.join(root, 'examples', name))
  expect(files).toContain('README.md')
  expect(files).toContain('expected.json')
  expect(files.filter((file) => file.endsWith('.yaml')).length).toBeGreaterThan(0)
  expect(read(`examples/${name}/README.md`)).toMatch(/^# .+$/m)
})
