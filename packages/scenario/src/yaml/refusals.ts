import type { LineCounter } from 'yaml'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { limits } from '../limits.ts'
import { positionOf } from './locate.ts'

/** A warning of the parser is reported as an error too: YAML whose meaning is in doubt is not worth guessing at. */
export function notYaml(message: string, yamlCode: string, lines: LineCounter, range: readonly [number, number]): Diagnostic {
  return diagnostic('E101', {
    path: '',
    message: `this is not valid YAML: ${message}`,
    expected: 'YAML 1.2',
    received: yamlCode.toLowerCase().replaceAll('_', ' '),
    ...(yamlCode === 'TAB_AS_INDENT' ? { fix: 'indent with spaces' } : {}),
    ...positionOf(lines, range),
  })
}

export function secondDocument(lines: LineCounter, range: readonly [number, number, number]): Diagnostic {
  return diagnostic('E101', {
    path: '',
    message: 'the file holds more than one document',
    expected: 'one scenario a file',
    received: 'another document',
    fix: 'remove the line --- and what follows it, or put it into a file of its own',
    ...positionOf(lines, [range[0], range[0]]),
  })
}

export function tooLarge(characters: number): Diagnostic {
  return diagnostic('E102', {
    path: '',
    message: `the document is larger than ${limits.documentBytes / 1e6} MB`,
    expected: `at most ${limits.documentBytes} bytes`,
    received: `${characters} characters`,
    fix: 'move recorded series into a trace file',
    line: 1,
    column: 1,
  })
}

export function tooDeep(): Diagnostic {
  return diagnostic('E103', {
    path: '',
    message: 'maps, lists or aliases of the document go too deep',
    expected: `at most ${limits.nesting} levels, and aliases that expand to at most ${limits.aliases} nodes`,
    received: 'more than that, or an alias inside what it names',
    line: 1,
    column: 1,
  })
}
