import type { ValueUnit } from '../format/index.ts'
import type { Panel } from '../panel.ts'
import { rebucket } from '../panels/rebucket.ts'

export type TableColumn = { readonly label: string; readonly unit: ValueUnit }

/** A table as data; null is an empty cell. `formatValue(cell, column.unit)` makes text of a cell. */
export type Table = {
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly (number | null)[])[]
}

/** A panel as a table for people who cannot or would rather not see the chart: one row a bucket, first column its start. */
export function panelTable(panel: Panel, mostRows = 200): Table {
  const { grid, question, series, unit, rightUnit } = rebucket(panel, mostRows)
  return {
    caption: question,
    columns: [
      { label: 'time', unit: 'seconds' },
      ...series.map(({ label, axis }): TableColumn => ({ label, unit: (axis === 'right' ? rightUnit : unit) ?? unit })),
    ],
    rows: Array.from(grid, (start, bucket) => [
      start,
      ...series.map(({ values }) => (Number.isNaN(values[bucket]) ? null : values[bucket])),
    ]),
  }
}
