import type { CodeEntry } from './code.ts'

/** The document as a whole: before any field is looked at. */
export const documentCodes: readonly CodeEntry[] = [
  {
    code: 'E101',
    severity: 'error',
    title: 'not valid YAML',
    cause:
      'The text breaks a rule of YAML 1.2, so nobody can say what it means: a bracket that never closes, a tab as indentation, a value in the wrong column.',
    fix: 'Look at the marked place and the line above it. Indent with spaces, close brackets and quotes.',
    example: { wrong: 'run: { start: 2026-11-27T00:00:00Z, duration: 24h', right: 'run: { start: 2026-11-27T00:00:00Z, duration: 24h }' },
  },
  {
    code: 'E102',
    severity: 'error',
    title: 'document too large',
    cause: 'A scenario is read by people and is at most 1 MB. Recorded traffic belongs in a trace file of up to 200 MB, which is streamed.',
    fix: 'Move recorded series into a CSV file and name it in a trace pattern.',
    example: {
      wrong: '# two million lines of steps',
      right: 'traffic: [{ name: recorded, pattern: { kind: trace, file: requests.csv } }]',
    },
  },
  {
    code: 'E103',
    severity: 'error',
    title: 'nested too deeply',
    cause:
      'Maps and lists lie more than 64 levels inside each other, or aliases expand to more nodes than a document may have, or an alias stands inside what it names.',
    fix: 'Write the values out instead of naming them with & and *.',
    example: { wrong: 'objectives: &all [*all]', right: 'objectives: [p99 < 300ms]' },
  },
  {
    code: 'E104',
    severity: 'error',
    title: 'key written twice',
    cause: 'The same key stands twice in one map. Only one of them could count, and which one is a guess.',
    fix: 'Remove one of the two.',
    example: {
      wrong: 'run:\n  start: 2026-11-27T00:00:00Z\n  duration: 1h\n  duration: 2h',
      right: 'run:\n  start: 2026-11-27T00:00:00Z\n  duration: 2h',
    },
  },
  {
    code: 'E105',
    severity: 'error',
    title: 'not a scenario',
    cause: 'The document is empty, or its top level is a list or a single value instead of a map of fields.',
    fix: 'Begin with apiVersion, kind and name. `plimsoll examples` copies a complete one; `plimsoll import` makes one from Kubernetes manifests.',
    example: { wrong: '- apiVersion: plimsoll/v1', right: 'apiVersion: plimsoll/v1\nkind: Scenario' },
  },
  {
    code: 'E106',
    severity: 'error',
    title: 'unknown apiVersion',
    cause:
      'apiVersion says which edition of the format a document is written in. This one is neither the present edition nor one that can be brought up to it.',
    fix: 'Write apiVersion: plimsoll/v1. A Kubernetes manifest goes through `plimsoll import` first. A document of a newer edition needs a newer Plimsoll.',
    example: { wrong: 'apiVersion: apps/v1', right: 'apiVersion: plimsoll/v1' },
  },
]
