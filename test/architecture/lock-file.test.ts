import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { root } from './repository.ts'

test('package-lock.json holds the builds of every platform and no download address', () => {
  const said = execFileSync(process.execPath, ['scripts/check-lock.mjs'], { cwd: root, encoding: 'utf8' })
  expect(said).toMatch(/^lock file complete: \d+ entries/)
})
