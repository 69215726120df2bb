import { limits } from '../limits.ts'
import { valueAt } from '../path.ts'
import { quote } from '../received.ts'
import type { Rule } from './rule.ts'

export const bucketCount: Rule = {
  code: 'E208',
  severity: 'error',
  title: 'series too fine',
  cause: 'run.bucket cuts the run into more than 200 000 steps. Each step costs memory in every series, and no screen shows that many.',
  fix: 'Choose a wider run.bucket, or leave it out.',
  example: {
    wrong: 'run: { start: 2026-11-27T00:00:00Z, duration: 30d, bucket: 1s }',
    right: 'run: { start: 2026-11-27T00:00:00Z, duration: 30d, bucket: 5m }',
  },
  check({ run, data }) {
    if (run?.bucket === undefined || run.duration / run.bucket <= limits.buckets) return []
    const received = quote(valueAt(data, ['run', 'bucket']))
    const narrowest = Math.ceil(run.duration / limits.buckets)
    const is = `is ${received}, which makes ${Math.ceil(run.duration / run.bucket)} steps`
    return [
      {
        at: ['run', 'bucket'],
        part: 'value',
        is,
        expected: `at least ${narrowest}s, for ${limits.buckets} steps at most`,
        received,
        fix: 'leave it out',
      },
    ]
  },
}
