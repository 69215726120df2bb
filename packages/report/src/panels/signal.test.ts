import { expect, test } from 'vitest'
import { fourMinutes, result } from '../../test/four-minutes.ts'
import { plain } from '../../test/plain.ts'
import { panels } from './panels.ts'

const gauge = (labels: Record<string, string>, values: readonly number[]) => ({ labels, values: Float64Array.from(values) })
const base = result()
const run = fourMinutes({
  result: {
    ...base,
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

test('machines have a panel when their number changed', () => {
  expect(plain(panel('machines')?.summary ?? '')).toBe('Ready machines went from 1 node to 2 nodes, most at 09:03.')
  expect(panels(fourMinutes()).map(({ id }) => id)).not.toContain('machines')
})
