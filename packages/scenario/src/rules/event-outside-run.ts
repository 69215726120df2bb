import { valueAt } from '../path.ts'
import { quote } from '../received.ts'
import type { Rule } from './rule.ts'

export const eventOutsideRun: Rule = {
  code: 'W201',
  severity: 'warning',
  title: 'event after the end of the run',
  cause: 'An event of a traffic pattern begins when the run is already over, so it changes nothing.',
  fix: 'Lengthen run.duration, or let the event begin earlier. Events are counted from the start of the run, not from midnight.',
  example: {
    wrong: `run: { start: 2026-11-27T00:00:00Z, duration: 8h }
traffic: [{ name: shoppers, pattern: { kind: diurnal, mean: 100/s, events: [{ kind: spike, at: 9h, factor: 6, hold: 1h }] } }]`,
    right: `run: { start: 2026-11-27T00:00:00Z, duration: 24h }
traffic: [{ name: shoppers, pattern: { kind: diurnal, mean: 100/s, events: [{ kind: spike, at: 9h, factor: 6, hold: 1h }] } }]`,
  },
  check({ run, traffic, data }) {
    if (!run) return []
    return traffic.flatMap((source, index) => {
      if (source?.pattern.kind !== 'diurnal') return []
      return source.pattern.events.flatMap((event, position) => {
        if (event.at < run.duration) return []
        const at = ['traffic', index, 'pattern', 'events', position, 'at']
        const received = quote(valueAt(data, at))
        const end = quote(valueAt(data, ['run', 'duration']))
        return [{ at, part: 'value' as const, is: `is ${received} but the run ends at ${end}`, expected: `before ${end}`, received }]
      })
    })
  },
}
