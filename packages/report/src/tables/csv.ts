import type { RunResult } from '@plimsoll/engine'
import type { Panel } from '../panel.ts'

type Cell = string | number | null

/**
 * Rows as comma-separated values: RFC 4180, CRLF line ends. Texts that a spreadsheet would run as a formula get a leading apostrophe; numbers
 * never do. Null and NaN are empty cells.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell)
  const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A panel on the grid it has; series with a range get two more columns. Units stand in the heads. */
export function panelCsv(panel: Panel): string {
  const columns = panel.series.flatMap(({ label, axis, values, range }) => {
    const unit = (axis === 'right' ? panel.rightUnit : panel.unit) ?? panel.unit
    const main = { head: `${label} (${unit})`, values }
    if (range === null) return [main]
    return [main, { head: `${label} min (${unit})`, values: range.min }, { head: `${label} max (${unit})`, values: range.max }]
  })
  return csv([
    ['seconds', ...columns.map(({ head }) => head)],
    ...Array.from(panel.grid, (start, bucket) => [start, ...columns.map(({ values }) => values[bucket])]),
  ])
}

/** Every series of a run, one row a bucket: `latency.p99{service=checkout,intent=customers} (seconds)`. */
export function runCsv({ grid, metrics }: RunResult): string {
  const columns = Object.entries(metrics).flatMap(([id, { unit, columns }]) =>
    columns.map(({ labels, values }) => {
      const names = Object.entries(labels).map(([label, value]) => `${label}=${value}`)
      return { head: `${id}${names.length > 0 ? `{${names.join(',')}}` : ''} (${unit})`, values }
    }),
  )
  return csv([
    ['seconds', ...columns.map(({ head }) => head)],
    ...Array.from(grid, (start, bucket) => [start, ...columns.map(({ values }) => values[bucket])]),
  ])
}
