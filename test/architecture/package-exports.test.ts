import { expect, test } from 'vitest'
import { foldersIn, read } from './repository.ts'

test.each(foldersIn('packages'))('packages/%s is its one index.ts', (name) => {
  const manifest = JSON.parse(read(`packages/${name}/package.json`))
  expect(manifest.name).toBe(`@plimsoll/${name}`)
  expect(manifest.exports).toEqual({ '.': './src/index.ts' })
})

test.each(foldersIn('packages'))('packages/%s/src/index.ts lists what it exports by name', (name) => {
  expect(read(`packages/${name}/src/index.ts`)).not.toMatch(/export\s+\*/)
})

test.each(foldersIn('packages'))('packages/%s compiles without the names of Node and of the browser', (name) => {
  expect(JSON.parse(read(`packages/${name}/tsconfig.json`)).extends).toBe('../../tsconfig.pure.json')
})
