import { limits } from '../limits.ts'
import { valueAt } from '../path.ts'
import { quote } from '../received.ts'
import type { Rule } from './rule.ts'

export const runLength: Rule = {
  code: 'E207',
  severity: 'error',
  title: 'run too long',
  cause: 'A run lasts at most 10 years of simulated time.',
  fix: 'Shorten run.duration.',
  example: {
    wrong: 'run: { start: 2026-11-27T00:00:00Z, duration: 4000d }',
    right: 'run: { start: 2026-11-27T00:00:00Z, duration: 400d }',
  },
  check({ run, data }) {
    if (!run || run.duration <= limits.runSeconds) return []
    const received = quote(valueAt(data, ['run', 'duration']))
    return [
      { at: ['run', 'duration'], part: 'value', is: `is ${received}`, expected: 'at most 10 years (3652d)', received, fix: 'shorten it' },
    ]
  },
}
