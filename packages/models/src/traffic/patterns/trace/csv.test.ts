import { expect, test } from 'vitest'
import { createTraceParser, type TraceOptions } from './csv.ts'

function parse(text: string, options: TraceOptions = {}, chunkLength = text.length || 1) {
  const parser = createTraceParser(options)
  for (let i = 0; i < text.length; i += chunkLength) parser.push(text.slice(i, i + chunkLength))
  return parser.finish()
}

function seriesOf(text: string, options?: TraceOptions) {
  const { trace, problems } = parse(text, options)
  expect(problems).toEqual([])
  return { ...trace!, counts: [...trace!.counts] }
}

/** As the World Cup log writes it: two rows may share a minute, minutes without requests are left out. */
const worldCup = `period,count
1998-04-30 21:30:00,2
1998-04-30 21:31:00,11
1998-04-30 21:31:00,5
1998-04-30 21:34:00,7
`

test('rows of a minute add up, minutes left out are 0', () => {
  expect(seriesOf(worldCup)).toEqual({ stepSeconds: 60, counts: [2, 16, 0, 0, 7], startIso: '1998-04-30T21:30:00' })
})

test.each([1, 2, 7, 64])('pieces of %i characters give the same trace', (chunkLength) => {
  expect(parse(worldCup, {}, chunkLength)).toEqual(parse(worldCup))
})

test('a last line without an end, line ends of Windows, a byte order mark, quotes and blank lines', () => {
  expect(seriesOf('\uFEFF"timestamp","value"\r\n\r\n"2014-07-01 00:00:00","10844"\r\n"2014-07-01 00:30:00","8127"')).toEqual({
    stepSeconds: 1800,
    counts: [10_844, 8127],
    startIso: '2014-07-01T00:00:00',
  })
})

test('columns by name, wherever they are', () => {
  expect(seriesOf('host;requests;time\na;5;2021-08-01\nb;6;2021-08-02').counts).toEqual([5, 6])
  expect(seriesOf('minute_index,count,seconds_covered\n0,2786,60\n1,2711,60\n3,2821,60')).toEqual({
    stepSeconds: 60,
    counts: [2786, 2711, 0, 2821],
    startIso: null,
  })
})

test('without names the first two columns are time and count', () => {
  expect(seriesOf('0,5\n10,6\n20,7')).toEqual({ stepSeconds: 10, counts: [5, 6, 7], startIso: null })
  expect(seriesOf('0.1\t5\n0.2\t6\n0.4\t7').counts).toEqual([5, 6, 0, 7])
})

test('offsets count, across midnight and across the clock change', () => {
  expect(seriesOf('time,count\n2021-10-31T01:30:00+01:00,1\n2021-10-31T01:30:00Z,2').stepSeconds).toBe(3600)
  expect(seriesOf('time,count\n2020-02-28 23:59:59.5,1\n2020-02-29T00:00:00Z,2').stepSeconds).toBe(0.5)
})

test('the step is the smallest distance of the first rows, not the first one', () => {
  expect(seriesOf('t,n\n0,1\n3600,2\n3660,3').counts).toHaveLength(62)
})

test('a given step gathers rows, wherever they fall in it', () => {
  expect(seriesOf('t,n\n0,1\n0.25,1\n59.9,1\n60,1\n185,1', { stepSeconds: 60 })).toEqual({
    stepSeconds: 60,
    counts: [3, 1, 0, 1],
    startIso: null,
  })
})

test.each([
  ['period,count\n1998-13-01 00:00:00,1', { line: 2, message: 'has a time that cannot be read', received: '1998-13-01 00:00:00' }],
  ['period,count\n1999-02-29,1', { line: 2, message: 'has a time that cannot be read', received: '1999-02-29' }],
  ['period,count\n\n1998-05-01 00:00:00,-1', { line: 3, message: 'has a count that cannot be read', received: '-1' }],
  ['period,count\n1998-05-01 00:00:00,', { line: 2, message: 'has a count that cannot be read', received: '' }],
  ['period,count\n1998-05-01 00:00:00,1e999', { line: 2, message: 'has a count that cannot be read', received: '1e999' }],
  ['period,count\n1998-05-01 00:00:00', { line: 2, message: 'has too few columns', expected: '2 columns' }],
  ['t,n\n60,1\n120,2\n60,3', { line: 4, message: 'is before the line above', received: '60' }],
  ['a,b,c\n1,2,3', { line: 1, message: 'does not say which columns hold the time and the count' }],
  ['justonecolumn', { line: 1, message: 'does not say which columns hold the time and the count' }],
  ['period,count', { line: 0, message: 'has no rows' }],
  ['', { line: 0, message: 'has no rows' }],
  ['t,n\n60,1\n60,2', { line: 0, message: 'has one instant only, which says nothing about the step' }],
  [`t,n\n${'9'.repeat(5000)},1`, { line: 2, message: 'is longer than 4096 characters' }],
])('%j is refused', (text, expected) => {
  const { trace, problems } = parse(text)
  expect(trace).toBeUndefined()
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject(expected)
})

test('a row off the grid is named once the grid is known', () => {
  const rows = Array.from({ length: 70 }, (_, i) => `${i * 60},1`).join('\n')
  expect(parse(`t,n\n${rows}\n4230,1`).problems).toMatchObject([
    { line: 72, received: '4230', expected: 'a multiple of 60 s after the first row' },
  ])
})

test('problems are kept up to a limit, and reading stops there', () => {
  const parser = createTraceParser({ problemLimit: 3 })
  parser.push('t,n\n')
  for (let i = 0; i < 1000; i++) parser.push('x,y\n')
  expect(parser.finish().problems.map(({ line }) => line)).toEqual([2, 3, 4])
})

test('two instants far apart do not reserve the time between', () => {
  expect(parse('t,n\n0,1\n1,1\n99999999999,1').problems[0].message).toMatch(/longer than 10000000 intervals of 1 s/)
})
