'use client'

import { Checkbox, Table } from '@mantine/core'
import Link from 'next/link'
import { latency, money, percent } from '@/format/numbers.ts'
import { ago } from '@/format/time.ts'
import type { ScenarioRow } from '@/server/scenario-list.ts'
import { Sparkline } from '../elements/sparkline.tsx'
import { RowActions } from './row-actions.tsx'
import { RunOutcome } from './run-outcome.tsx'
import classes from './scenario-table.module.css'
import type { ScenarioList } from './use-scenario-list.ts'

type Props = { rows: readonly ScenarioRow[]; list: ScenarioList; isArchive: boolean; now: Date }

export function ScenarioTable({ rows, list, isArchive, now }: Props) {
  return (
    <div className={classes.frame}>
      <Table.ScrollContainer minWidth={960}>
        <Table className={classes.table} verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={36}>
                <span className={classes.hidden}>Select</span>
              </Table.Th>
              <Table.Th>Name</Table.Th>
              <Table.Th w={126}>Traffic</Table.Th>
              <Table.Th w={126}>Replicas</Table.Th>
              <Table.Th w={140}>Objectives</Table.Th>
              <Table.Th ta="right">p99</Table.Th>
              <Table.Th ta="right">Lost</Table.Th>
              <Table.Th ta="right">$ / month</Table.Th>
              <Table.Th ta="right">$ / 1M</Table.Th>
              <Table.Th ta="right">Edited</Table.Th>
              <Table.Th w={50}>
                <span className={classes.hidden}>Actions</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Row key={row.id} row={row} index={index} list={list} isArchive={isArchive} now={now} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  )
}

function Row({ row, index, list, isArchive, now }: { row: ScenarioRow; index: number; list: ScenarioList; isArchive: boolean; now: Date }) {
  const summary = row.finished?.summary
  const isSelected = list.selected.has(row.id)
  return (
    <Table.Tr
      data-row={index}
      data-current={list.cursor === index || undefined}
      data-selected={isSelected || undefined}
      onFocus={() => list.setCursor(index)}
    >
      <Table.Td>
        <Checkbox
          size="xs"
          aria-label={`Select ${row.name}`}
          checked={isSelected}
          onChange={() => list.toggle(row.id)}
          disabled={!row.finished}
        />
      </Table.Td>
      <Table.Td className={classes.name}>
        <Link href={`/scenarios/${row.id}/edit`}>{row.name}</Link>
        <Origin row={row} />
      </Table.Td>
      <Table.Td>{summary && <Sparkline values={summary.traffic} color="var(--role-offered)" />}</Table.Td>
      <Table.Td>{summary && <Sparkline values={summary.replicas} color="var(--role-ready)" isStepped />}</Table.Td>
      <Table.Td>
        <RunOutcome row={row} />
      </Table.Td>
      <Table.Td ta="right">{latency(summary?.p99Seconds ?? null)}</Table.Td>
      <Table.Td ta="right">{percent(summary?.lossRatio ?? null)}</Table.Td>
      <Table.Td ta="right">{money(summary?.perMonthMicroUsd ?? null)}</Table.Td>
      <Table.Td ta="right">{money(summary?.perMillionMicroUsd ?? null)}</Table.Td>
      <Table.Td ta="right" className={classes.dim}>
        {ago(row.updatedAt, now)}
      </Table.Td>
      <Table.Td>
        <RowActions row={row} list={list} isArchive={isArchive} />
      </Table.Td>
    </Table.Tr>
  )
}

function Origin({ row }: { row: ScenarioRow }) {
  const from = row.forkedFrom
    ? `Fork of ${row.forkedFrom.name}`
    : row.template
      ? `From ${row.template.split('/')[0]}`
      : `Revision ${row.revision}`
  return (
    <div className={classes.dim}>
      {from}
      {row.hasDraft && <span className={classes.draft}>unsaved draft</span>}
    </div>
  )
}
