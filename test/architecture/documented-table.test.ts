import { expect, test } from 'vitest'
import { mayImport } from '../../.dependency-cruiser.mjs'
import { read } from './repository.ts'

const code = (name: string) => `\`${name}\``

/** The table of ARCHITECTURE.md as the rules would write it. */
const rows = Object.entries(mayImport).map(([name, { own, types, libraries }]) => {
  const ours = [...own.map(code), ...types.map((type) => `types of ${code(type)}`)].join(', ') || 'nothing of ours'
  return `| ${code(name)} | ${ours} | ${libraries.map(code).join(', ') || 'nothing'} |`
})

test.each(rows)('ARCHITECTURE.md says what the rules hold: %s', (row) => {
  expect(read('ARCHITECTURE.md')).toContain(`${row}\n`)
})
