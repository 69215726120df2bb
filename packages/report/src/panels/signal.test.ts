import { expect, test } from 'vitest'
import { fourMinutes, result } from '../../test/four-minutes.ts'
import { plain } from '../../test/plain.ts'
import { panels } from './panels.ts'

const gauge = (labels: Record<string, string>, values: readonly number[]) => ({ labels, values: Float64Array.from(values) })
const base = result()
const run = fourMinutes({
  result: {
    ...base,
    restarts: [{ service: 'checkout', restarts: 4, oomKilled: 3 }],
    metrics: {
      ...base.metrics,
      'signal.age': {
        unit: 'seconds',
        kind: 'gauge',
        columns: [
          gauge({ service: 'checkout', signal: 'cpu' }, [Number.NaN, 20, 10, 30]),
          gauge({ service: 'checkout', signal: 'queue' }, [5, 5, 5, 45]),
        ],
      },
      'cpu.reported': { unit: 'ratio', kind: 'gauge', columns: [gauge({ service: 'checkout' }, [0.4, 0.4, 0.95, 0.6])] },
      'pods.unschedulable': {
        unit: 'pods',
        kind: 'gauge',
        columns: [
          gauge({ service: 'checkout', reason: 'resources' }, [0, 0, 3, 1]),
          gauge({ service: 'checkout', reason: 'taint' }, [0, 0, 0, 0]),
        ],
      },
      'pods.backOff': { unit: 'pods', kind: 'gauge', columns: [gauge({ service: 'checkout' }, [0, 0.5, 2, 0])] },
      'pods.restarts': { unit: 'pods', kind: 'gauge', columns: [gauge({ service: 'checkout' }, [0, 1.5, 4, 4])] },
      'pods.oomKilled': { unit: 'pods', kind: 'gauge', columns: [gauge({ service: 'checkout' }, [0, 1.5, 3, 3])] },
      'cpu.throttled': { unit: 'ratio', kind: 'gauge', columns: [gauge({ service: 'checkout' }, [0, Number.NaN, 0.5, 0.25])] },
      'nodes.ready': { unit: 'nodes', kind: 'gauge', columns: [gauge({ nodePool: 'general' }, [1, 1, 1, 2])] },
    },
  },
})
const panel = (id: string) => panels(run).find((one) => one.id === id)

test('one curve of age a signal, and the worst of them in words', () => {
  expect(panel('signal')?.series.map(({ label, axis }) => [label, axis])).toEqual([
    ['age of cpu', 'left'],
    ['age of queue', 'left'],
    ['CPU it saw', 'right'],
  ])
  // worst of each minute: 5, 20, 10, 45
  expect(plain(panel('signal')?.summary ?? '')).toBe(
    'Decisions rested on measurements 20 s old on average, 45 s at most. The highest utilisation of requests it saw was 95 %.',
  )
})

test('pods wait for a reason; reasons that kept nobody are not drawn', () => {
  expect(panel('waiting')?.series.map(({ label }) => label)).toEqual(['resources'])
  expect(plain(panel('waiting')?.summary ?? '')).toBe('At most 3 pods waited, at 09:02; some waited in 2 min of the run: resources.')
})

test('containers that end are counted, and told apart', () => {
  expect(panel('restarts')?.series.map(({ label, reduce }) => [label, reduce])).toEqual([
    ['CrashLoopBackOff', 'max'],
    ['restarts so far', 'last'],
    ['OOMKilled so far', 'last'],
  ])
  expect(plain(panel('restarts')?.summary ?? '')).toBe(
    'Containers of checkout were restarted 4 times; 3 were killed for their memory (OOMKilled). At most 2 pods waited in CrashLoopBackOff, at 09:02; some did in 2 min of the run.',
  )
  expect(panels(fourMinutes()).map(({ id }) => id)).not.toContain('restarts')
})

test('throttling is told by its worst bucket', () => {
  expect(plain(panel('throttled')?.summary ?? '')).toBe("The CPU limit of checkout took up to 50 % of its workers' time, most at 09:02.")
})

test('machines have a panel when their number changed', () => {
  expect(plain(panel('machines')?.summary ?? '')).toBe('Ready machines went from 1 node to 2 nodes, most at 09:03.')
  expect(panels(fourMinutes()).map(({ id }) => id)).not.toContain('machines')
})
