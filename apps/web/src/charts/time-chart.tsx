'use client'

import { ActionIcon, Group, Menu, Text, Title } from '@mantine/core'
import { IconDownload, IconTable } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { Panel } from '@/simulation/engine.ts'
import type { ChartView } from './chart-config.ts'
import { ChartLegend } from './chart-legend.tsx'
import { PanelTable } from './panel-table.tsx'
import classes from './time-chart.module.css'
import { useChart } from './use-chart.ts'
import { type ChartBoard, useCursorText } from './use-chart-board.ts'

type Props = {
  panel: Panel
  board: ChartBoard
  height?: number
  isTable: boolean
  onTable: (isTable: boolean) => void
  onCsv: (panel: Panel) => void
}

/** A panel as a figure: its question, one sentence that answers it, the curves, and the same as a table. */
export function TimeChart({ panel, board, height = 230, isTable, onTable, onCsv }: Props) {
  const view: ChartView = {
    range: board.range,
    hidden: board.hiddenOf(panel.id),
    isLogarithmic: board.isLogarithmic,
    hasMarks: board.hasMarks,
    startIso: board.startIso,
  }
  const { canvas, exportPng, pointer } = useChart(panel, view, board)
  const headingId = `panel-${panel.id}`
  return (
    <figure className={classes.figure} aria-labelledby={headingId}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <div>
          <Title order={2} size="h5" id={headingId}>
            {panel.question}
          </Title>
          <Text size="sm" c="dimmed">
            {panel.summary}
          </Text>
        </div>
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant={isTable ? 'light' : 'subtle'}
            color={isTable ? undefined : 'gray'}
            aria-pressed={isTable}
            aria-label={`Table: ${panel.question}`}
            onClick={() => onTable(!isTable)}
          >
            <IconTable size={16} aria-hidden />
          </ActionIcon>
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={`Save: ${panel.question}`}>
                <IconDownload size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onCsv(panel)}>Save as CSV</Menu.Item>
              <Menu.Item onClick={exportPng} disabled={isTable}>
                Save as PNG
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      {/* A panel without curves says all it has to say in its sentence. */}
      <ChartLegend panel={panel} hidden={view.hidden} onToggle={(label) => board.toggleSeries(panel.id, label)} />
      {panel.series.length === 0 ? null : isTable ? (
        <PanelTable panel={panel} board={board} />
      ) : (
        <CursorField panel={panel} board={board}>
          <div className={classes.plot} style={{ height }} {...pointer}>
            <canvas ref={canvas} />
          </div>
        </CursorField>
      )}
    </figure>
  )
}

/** The plot as one control: arrows move the cursor, and what stands under it is spoken. */
function CursorField({ panel, board, children }: { panel: Panel; board: ChartBoard; children: React.ReactNode }) {
  const text = useCursorText(panel, board)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 10 : 1
    const moves: Record<string, () => void> = {
      ArrowRight: () => board.moveCursor(step),
      ArrowLeft: () => board.moveCursor(-step),
      Home: () => board.cursor.set(board.range.fromSeconds),
      End: () => board.cursor.set(board.range.untilSeconds),
      Escape: () => board.cursor.set(null),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }
  return (
    <div
      className={classes.field}
      role="slider"
      tabIndex={0}
      aria-label={`Cursor: ${panel.question}`}
      aria-valuemin={board.range.fromSeconds}
      aria-valuemax={board.range.untilSeconds}
      aria-valuenow={text.atSeconds}
      aria-valuetext={text.text}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  )
}
