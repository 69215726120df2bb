import type { CodeEntry } from './code.ts'

/** One field against the schema. */
export const fieldCodes: readonly CodeEntry[] = [
  {
    code: 'E110',
    severity: 'error',
    title: 'unknown key',
    cause:
      'No field of that name exists at that place. Unknown keys are errors, because a misspelt one would otherwise be ignored in silence.',
    fix: 'Take the key that is suggested, or one of those listed. Fields of Kubernetes have their Kubernetes names.',
    example: { wrong: 'objectivs: []', right: 'objectives: []' },
  },
  {
    code: 'E111',
    severity: 'error',
    title: 'field missing',
    cause: 'A field without a default is absent or empty.',
    fix: 'Add it. `plimsoll explain defaults` lists the fields that may be left out.',
    example: { wrong: 'run: { start: 2026-11-27T00:00:00Z }', right: 'run: { start: 2026-11-27T00:00:00Z, duration: 24h }' },
  },
  {
    code: 'E112',
    severity: 'error',
    title: 'wrong type of value',
    cause:
      'The field takes another type: a number where text is written, a single value where a list is expected, and so on. Durations and rates are text with a unit.',
    fix: 'Write the value as in the line "expected".',
    example: {
      wrong: 'run: { start: 2026-11-27T00:00:00Z, duration: 3600 }',
      right: 'run: { start: 2026-11-27T00:00:00Z, duration: 3600s }',
    },
  },
  {
    code: 'E113',
    severity: 'error',
    title: 'value out of range',
    cause: 'The value is smaller or larger, shorter or longer than the field allows.',
    fix: 'Choose a value within the bounds in the line "expected".',
    example: { wrong: 'traffic: []', right: 'traffic: [{ name: shoppers, pattern: { kind: constant, rate: 100/s } }]' },
  },
  {
    code: 'E114',
    severity: 'error',
    title: 'not one of the choices',
    cause: 'The field takes one of a few words, and this is none of them.',
    fix: 'Take the word that is suggested, or one of those listed.',
    example: { wrong: 'kind: Scenaro', right: 'kind: Scenario' },
  },
  {
    code: 'E115',
    severity: 'error',
    title: 'value cannot be read',
    cause:
      'The text does not have the form of the field: a duration such as 90s, a rate such as 800/s, a quantity such as 500m or 2Gi, an instant such as 2026-11-27T00:00:00-05:00.',
    fix: 'Write the value as in the line "expected".',
    example: {
      wrong: 'run: { start: 27 November, duration: 24h }',
      right: 'run: { start: 2026-11-27T00:00:00-05:00, duration: 24h }',
    },
  },
  {
    code: 'E116',
    severity: 'error',
    title: 'exactly one of several keys',
    cause: 'The field is chosen by its key, as in autoscaler: { hpa: … }. None of the keys is there, or more than one.',
    fix: 'Keep exactly one of the keys listed.',
    example: { wrong: 'nodes: {}', right: 'nodes: { fixed: { machineType: m7g.2xlarge, count: 6 } }' },
  },
  {
    code: 'E117',
    severity: 'error',
    title: 'none of the forms fits',
    cause: 'The field can be written in several forms, and the value is none of them.',
    fix: 'Choose one of the forms in the line "expected".',
    example: {
      wrong: 'services: [{ name: checkout, pods: { serviceTime: { median: 20ms } }, autoscaler: { fixed: { replicas: 2 } } }]',
      right: 'services: [{ name: checkout, pods: { serviceTime: { p50: 20ms, p99: 90ms } }, autoscaler: { fixed: { replicas: 2 } } }]',
    },
  },
  {
    code: 'E118',
    severity: 'error',
    title: 'no such field to set',
    cause:
      'A setting such as --set traffic.shoppers.rate=900/s names a field that the scenario does not have, or one that could be several.',
    fix: 'Write the whole path, as in traffic.shoppers.pattern.rate. List items go by name or by position from 0.',
    example: { wrong: '--set traffic.shoppers.speed=900/s', right: '--set traffic.shoppers.pattern.rate=900/s' },
  },
]
