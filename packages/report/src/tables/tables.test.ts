import { expect, test } from 'vitest'
import { fourMinutes, result } from '../../test/four-minutes.ts'
import { panels } from '../panels/panels.ts'
import { csv, panelCsv, runCsv } from './csv.ts'
import { panelTable } from './table.ts'

const latency = panels(fourMinutes())[2]

test('a panel as a table has a row a bucket, at most as many as asked for, and empty cells for gaps', () => {
  const table = panelTable(latency)
  expect(table.columns).toEqual([
    { label: 'time', unit: 'seconds' },
    { label: 'p50', unit: 'seconds' },
    { label: 'p95', unit: 'seconds' },
    { label: 'p99', unit: 'seconds' },
  ])
  expect(table.rows[1]).toEqual([60, 0.02, 0.05, null])
  expect(panelTable(latency, 2).rows).toHaveLength(2)
})

test('right-hand series carry the right-hand unit', () => {
  expect(panelTable(panels(fourMinutes())[1]).columns.at(-1)).toEqual({ label: 'nodes', unit: 'nodes' })
})

test('comma-separated values follow RFC 4180 and start no formula', () => {
  const rows = [
    ['name', 'a "quoted", thing', '=1+1', '@x', '-5 pods'],
    [-5, 0.1, null, Number.NaN, 'two\nlines'],
  ]
  expect(csv(rows)).toBe('name,"a ""quoted"", thing",\'=1+1,\'@x,\'-5 pods\r\n-5,0.1,,,"two\nlines"\r\n')
})

test('a panel and a run as files', () => {
  expect(panelCsv(latency).split('\r\n').slice(0, 3)).toEqual([
    'seconds,p50 (seconds),p95 (seconds),p99 (seconds)',
    '0,0.02,0.05,0.1',
    '60,0.02,0.05,',
  ])
  const [head, first] = runCsv(result()).split('\r\n')
  expect(head.startsWith('seconds,"requests.offered{source=shoppers,intent=customers,service=checkout} (requests/s)"')).toBe(true)
  expect(first.startsWith('0,10,0,10,0,10,0,0,0,0.02,0.05,0.1,2,2,0,1')).toBe(true)
})
