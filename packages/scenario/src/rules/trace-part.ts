import { type PatternContext, patterns } from '@plimsoll/models'
import { valueAt } from '../path.ts'
import { quote } from '../received.ts'
import type { Draft } from '../scenario.ts'
import { localStart } from '../schema/local-start.ts'
import type { Rule } from './rule.ts'

function contextOf({ run, traces }: Draft): PatternContext {
  const local = run ? localStart(run.start) : { secondOfDay: 0, dayOfWeek: 0 }
  return {
    durationSeconds: run?.duration ?? 0,
    startSecondOfDay: local.secondOfDay,
    startDayOfWeek: local.dayOfWeek,
    trace: (file) => (Object.hasOwn(traces, file) ? traces[file] : undefined),
  }
}

export const tracePart: Rule = {
  code: 'E209',
  severity: 'error',
  title: 'trace not there, or not that part of it',
  cause:
    'A trace pattern names a file that is not attached to the scenario, or a stretch that lies outside the recording. The command line reads files beside the scenario; the dashboard keeps uploads with it.',
  fix: 'Attach the file, correct its name, or choose from and until within the recording.',
  example: {
    wrong: 'traffic: [{ name: recorded, pattern: { kind: trace, file: missing.csv } }]',
    right: 'traffic: [{ name: shoppers, pattern: { kind: constant, rate: 100/s } }]',
  },
  check(draft) {
    const context = contextOf(draft)
    return draft.traffic.flatMap((source, index) =>
      (source ? patterns.check(source.pattern, context) : []).map(({ path, message }) => {
        const at = ['traffic', index, 'pattern', ...path]
        const attached = Object.keys(draft.traces).join(', ') || 'none'
        const received = quote(valueAt(draft.data, at))
        const is = `is ${received}: ${message}`
        const isFile = path[0] === 'file'
        return {
          at,
          part: 'value' as const,
          is,
          expected: isFile ? `an attached trace (attached: ${attached})` : 'an instant within the recording',
          received,
        }
      }),
    )
  },
}
