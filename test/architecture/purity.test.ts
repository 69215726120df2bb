import { expect, test } from 'vitest'
import { impuritiesOf } from './purity.ts'
import { filesUnder, foldersIn, read } from './repository.ts'

const planted: readonly (readonly [code: string, what: string])[] = [
  ['Math.random()', 'Math.random'],
  ['Math.log(2)', 'Math.log'],
  ['Math.exp(2)', 'Math.exp'],
  ['Math.pow(2, 3)', 'Math.pow'],
  ['Math.sin(1)', 'Math.sin'],
  ['Math.hypot(3, 4)', 'Math.hypot'],
  ['const { log } = Math', 'Math as a value'],
  ["Math['log'](2)", 'Math as a value'],
  ['2 ** 3', '**'],
  ['let x = 2; x **= 3', '**='],
  ['Date.now()', 'Date.now'],
  ["Date.parse('2026-11-27')", 'Date.parse'],
  ['new Date()', 'new Date()'],
  ['new Date', 'new Date()'],
  ['Date()', 'Date as a value'],
  ['new Date(0).getHours()', '.getHours'],
  ['(1234.5).toLocaleString()', '.toLocaleString'],
  ["'a'.localeCompare('b')", '.localeCompare'],
  ["new Intl.NumberFormat('en')", 'Intl'],
  ['globalThis.Math', 'globalThis'],
  ['performance.now()', 'performance'],
]

test.each(planted)('%s is caught', (code, what) => {
  expect(impuritiesOf('planted.ts', code)).toEqual([{ line: 1, what }])
})

const clean = [
  'Math.sqrt(2) + Math.floor(1.5) * Math.PI',
  'new Date(Date.UTC(2026, 10, 27)).getUTCHours()',
  'type Instant = { at: Date; process: string }',
  'const row = { process: 1, crypto: 2 }; row.process',
  '/* 2 ** 3 and Math.random() */ 1',
]

test.each(clean)('%s passes', (code) => {
  expect(impuritiesOf('planted.ts', code)).toEqual([])
})

test.each(foldersIn('packages'))('packages/%s gives the same bytes on every machine', (name) => {
  const sources = filesUnder(`packages/${name}/src`, '.ts').filter((file) => !file.endsWith('.test.ts'))
  const found = sources.flatMap((file) => impuritiesOf(file, read(file)).map(({ line, what }) => `${file}:${line} ${what}`))
  expect(found).toEqual([])
})
