import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { root } from './repository.ts'

/** What TypeScript says about one file under the settings of the pure packages. */
function complaintsAbout(text: string): string[] {
  const parsed = ts.parseJsonConfigFileContent({ extends: './tsconfig.pure.json', files: ['planted.ts'] }, ts.sys, root)
  const file = path.join(root, 'planted.ts')
  const host = ts.createCompilerHost(parsed.options)
  const getSourceFile = host.getSourceFile
  host.getSourceFile = (name, ...rest) =>
    path.resolve(name) === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest)
  const program = ts.createProgram([file], parsed.options, host)
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

test.each(['process', 'window', 'document', 'console', 'setTimeout', 'fetch', 'Buffer', 'performance', 'crypto'])(
  '%s is unknown to a pure package',
  (name) => {
    expect(complaintsAbout(`export const used = ${name}\n`).join()).toContain(`Cannot find name '${name}'`)
  },
)

test('plain JavaScript is known', () => {
  expect(complaintsAbout('export const used: Float64Array = new Float64Array(2).fill(Math.sqrt(2))\n')).toEqual([])
})

test.each([
  ['an enum', 'export enum Colour { red }'],
  ['a namespace', 'export namespace Colours { export const red = 1 }'],
  ['a parameter property', 'export class Box { constructor(readonly width: number) {} }'],
])('%s is refused: types must be erasable', (_, code) => {
  expect(complaintsAbout(`${code}\n`).join()).toContain("not allowed when 'erasableSyntaxOnly' is enabled")
})
