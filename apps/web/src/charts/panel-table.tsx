'use client'

import { Table } from '@mantine/core'
import { useMemo } from 'react'
import { formatValue, type Panel, panelTable } from '@/simulation/engine.ts'
import classes from './time-chart.module.css'
import type { ChartBoard } from './use-chart-board.ts'
import { within } from './within.ts'

/** The figures behind a chart, for the stretch that is shown, in as many rows as a person will read. */
export function PanelTable({ panel, board: { range, clock } }: { panel: Panel; board: ChartBoard }) {
  const table = useMemo(() => panelTable(within(panel, range)), [panel, range])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.table} tabIndex={0} aria-label={`Table: ${panel.question}`}>
      <Table horizontalSpacing="md" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map(({ label }, index) => (
              <Table.Th key={label} ta={index === 0 ? 'left' : 'right'}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row) => (
            <Table.Tr key={row[0]}>
              {row.map((cell, index) => (
                <Table.Td key={table.columns[index].label} ta={index === 0 ? 'left' : 'right'}>
                  {index === 0 ? clock(cell ?? 0) : formatValue(cell, table.columns[index].unit)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
