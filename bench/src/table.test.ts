import { expect, test } from 'vitest'
import type { Bench } from './bench.ts'
import { benches } from './benches/index.ts'
import type { Contest } from './measure.ts'
import { tableOf } from './table.ts'

const [first] = benches

type Facts = Pick<Bench, 'name' | 'about' | 'measure' | 'seconds' | 'peers' | 'goals'>

function contest(bench: Partial<Facts>, rest: Partial<Contest>): Contest {
  const whole: Bench = {
    ...first,
    name: 'x',
    about: '',
    measure: 'requestsPerSecond',
    seconds: { full: 1, short: 1 },
    peers: [],
    goals: [],
    ...bench,
  }
  return { bench: whole, ours: 0, meanSeconds: null, peers: [], missing: [], repeats: 1, ...rest }
}

const cellsOf = (contests: readonly Contest[]) =>
  tableOf(contests)
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()))

test('speed is compared by the ratio of requests a second', () => {
  const goals: Bench['goals'] = [
    { atLeast: 16e6, text: 'fast' },
    { peer: 'simpy', atLeast: 200, text: 'faster' },
  ]
  const peers = [{ name: 'simpy', title: 'SimPy', figure: 80e3, meanSeconds: null }] as const
  expect(cellsOf([contest({ goals }, { ours: 12e6, peers })])).toEqual([
    ['x', '12.0 M/s', '', '', 'fast', 'missed'],
    ['x', '12.0 M/s', 'SimPy: 80 k/s', '150 ×', 'faster', 'missed'], // 12e6 / 80e3
  ])
})

test('memory is compared by the difference', () => {
  const goals: Bench['goals'] = [{ peer: 'empty-node', atMost: 64, text: 'small' }]
  const peers = [{ name: 'empty-node', title: 'empty Node', figure: 40, meanSeconds: null }] as const
  expect(cellsOf([contest({ measure: 'peakMiB', goals }, { ours: 70, peers })])).toEqual([
    ['x', '70.0 MiB', 'empty Node: 40.0 MiB', '+30.0 MiB', 'small', 'met'],
  ])
})

test('a bench without its peer shows our figure alone', () => {
  const goals: Bench['goals'] = [{ peer: 'simjs', atLeast: 25, text: 'faster' }]
  expect(cellsOf([contest({ goals }, { ours: 5e6, missing: ['simjs is left out'] })])).toEqual([['x', '5.0 M/s', '', '', '', '']])
})

test('seconds a pass are a goal from above', () => {
  const goals: Bench['goals'] = [{ atMost: 1, text: '≤ 1 s' }]
  expect(cellsOf([contest({ measure: 'secondsPerPass', goals }, { ours: 0.25 })])).toEqual([['x', '0.25 s', '', '', '≤ 1 s', 'met']])
})

test('a share is shown in percent', () => {
  const goals: Bench['goals'] = [{ atMost: 0.1, text: '< 10 %' }]
  expect(cellsOf([contest({ measure: 'share', goals }, { ours: 0.125 })])).toEqual([['x', '12.5 %', '', '', '< 10 %', 'missed']])
})

test.each(benches)('$name has something to run', (bench) => {
  if ('pass' in bench) bench.pass()
  else
    for (const plan of 'whole' in bench ? [bench.whole, bench.part] : [bench.plan])
      expect(plan(bench.seconds.short).durationSeconds).toBe(bench.seconds.short)
})
