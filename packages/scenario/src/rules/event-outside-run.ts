import { parseDuration } from '@plimsoll/models'
import { type Path, valueAt } from '../path.ts'
import { quote } from '../received.ts'
import type { Rule } from './rule.ts'

export const eventOutsideRun: Rule = {
  code: 'W201',
  severity: 'warning',
  title: 'event after the end of the run',
  cause: 'An event of a traffic pattern, or a fault, begins when the run is already over, so it changes nothing.',
  fix: 'Lengthen run.duration, or let the event begin earlier. Events are counted from the start of the run, not from midnight.',
  example: {
    wrong: `run: { start: 2026-11-27T00:00:00Z, duration: 8h }
traffic: [{ name: shoppers, pattern: { kind: diurnal, mean: 100/s, events: [{ kind: spike, at: 9h, factor: 6, hold: 1h }] } }]`,
    right: `run: { start: 2026-11-27T00:00:00Z, duration: 24h }
traffic: [{ name: shoppers, pattern: { kind: diurnal, mean: 100/s, events: [{ kind: spike, at: 9h, factor: 6, hold: 1h }] } }]`,
  },
  check({ run, traffic, data }) {
    if (!run) return []
    const events = traffic.flatMap((source, index) => {
      if (source?.pattern.kind !== 'diurnal') return []
      return source.pattern.events.map(({ at }, position) => ({ at, path: ['traffic', index, 'pattern', 'events', position, 'at'] }))
    })
    const faults = valueAt(data, ['faults'])
    const planned = Array.isArray(faults) ? faults.map((_, index): Path => ['faults', index, 'at']) : []
    const all = [...events, ...planned.map((path) => ({ at: parseDuration(String(valueAt(data, path))) ?? 0, path }))]
    const end = quote(valueAt(data, ['run', 'duration']))
    return all
      .filter(({ at }) => at >= run.duration)
      .map(({ path }) => {
        const received = quote(valueAt(data, path))
        return { at: path, part: 'value' as const, is: `is ${received} but the run ends at ${end}`, expected: `before ${end}`, received }
      })
  },
}
