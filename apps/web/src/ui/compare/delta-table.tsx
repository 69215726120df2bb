'use client'

import { Button, Table } from '@mantine/core'
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react'
import { useState } from 'react'
import { type Comparison, type DeltaRow, formatChange, formatDelta, formatValue, headlineLabels } from '@/simulation/engine.ts'
import tableClasses from '../run/decisions.module.css'
import classes from './comparison.module.css'

/** Every headline figure of both runs; what did not change is folded away. */
export function DeltaTable({ comparison }: { comparison: Comparison }) {
  const [isWhole, setWhole] = useState(false)
  const changed = comparison.rows.filter(({ change }) => change !== 'same')
  const rows = isWhole || changed.length === 0 ? comparison.rows : changed
  const folded = comparison.rows.length - changed.length
  return (
    <div className={tableClasses.frame}>
      <Table.ScrollContainer minWidth={680}>
        <Table className={tableClasses.table} verticalSpacing={7} horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Figure</Table.Th>
              <Table.Th ta="right">Baseline</Table.Th>
              <Table.Th ta="right">Against it</Table.Th>
              <Table.Th ta="right">Change</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>{capital(headlineLabels[row.id])}</Table.Td>
                <Table.Td ta="right">{formatValue(row.before, row.unit)}</Table.Td>
                <Table.Td ta="right">{formatValue(row.after, row.unit)}</Table.Td>
                <Table.Td ta="right">
                  <Delta row={row} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {folded > 0 && changed.length > 0 && (
        <Button variant="subtle" color="gray" size="compact-sm" m="xs" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Hide what did not change' : `${folded} unchanged`}
        </Button>
      )}
    </div>
  )
}

/** Sign, arrow, colour and word: never colour alone. */
function Delta({ row: { delta, deltaRatio, unit, change } }: { row: DeltaRow }) {
  if (change === 'same') return <span>no change</span>
  if (delta === null) return <span>–</span>
  const Arrow = delta > 0 ? IconArrowUpRight : IconArrowDownRight
  return (
    <span className={classes.delta} data-change={change}>
      <Arrow size={14} aria-hidden style={{ verticalAlign: -2 }} /> {formatDelta(delta, unit)}
      {deltaRatio !== null && ` (${formatChange(deltaRatio)})`}
      {change === 'better' ? ' better' : change === 'worse' ? ' worse' : ''}
    </span>
  )
}

const capital = (text: string) => text.replace(/^[a-z](?!\d)/, (first) => first.toUpperCase())
