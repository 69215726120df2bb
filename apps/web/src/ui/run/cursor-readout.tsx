'use client'

import { Text, Title } from '@mantine/core'
import { Swatch } from '@/charts/chart-legend.tsx'
import { printValue } from '@/charts/units.ts'
import { bucketAt, type ChartBoard, useCursor } from '@/charts/use-chart-board.ts'
import type { Panel, PanelSeries } from '@/simulation/engine.ts'
import { Keys } from '../commands/keys.tsx'
import classes from './timeline.module.css'

/** All series at the cursor in one place, instead of a tooltip a chart; and why things changed about then. */
export function CursorReadout({ panels, board }: { panels: readonly Panel[]; board: ChartBoard }) {
  const at = useCursor(board.cursor)
  if (at === null || panels.length === 0)
    return (
      <aside className={classes.readout} aria-label="At the cursor">
        <Title order={2} size="h5">
          At the cursor
        </Title>
        <Text size="sm" c="dimmed" mt={6}>
          Point at a chart, or press <Keys keys="]" />, and every figure of that moment stands here. Drag across a chart to zoom all of
          them.
        </Text>
      </aside>
    )
  const bucket = bucketAt(panels[0], at)
  return (
    <aside className={classes.readout} aria-label="At the cursor">
      <Title order={2} size="h5">
        {board.clock(panels[0].grid[bucket])}
      </Title>
      {panels.map((panel) => (
        <section key={panel.id} className={classes.group}>
          <h3>{titles[panel.id]}</h3>
          <dl style={{ margin: 0 }}>
            {panel.series.map((series) => (
              <Figure key={series.label} panel={panel} series={series} bucket={bucket} />
            ))}
          </dl>
        </section>
      ))}
      <NearMarks panel={panels[0]} atSeconds={at} board={board} />
    </aside>
  )
}

const titles: Readonly<Record<Panel['id'], string>> = {
  traffic: 'Traffic',
  replicas: 'Pods',
  waiting: 'Waiting',
  restarts: 'Containers',
  throttled: 'Throttled',
  machines: 'Machines',
  signal: 'Signal',
  forecast: 'Forecast',
  latency: 'Latency',
  losses: 'Lost by customers',
  attack: 'Attack',
  spend: 'Spent',
}

function Figure({ panel, series, bucket }: { panel: Panel; series: PanelSeries; bucket: number }) {
  const unit = series.axis === 'right' && panel.rightUnit ? panel.rightUnit : panel.unit
  return (
    <div className={classes.figure}>
      <dt>
        <Swatch series={series} />
        {series.label}
      </dt>
      <dd>{printValue(series.values[bucket], unit)}</dd>
    </div>
  )
}

/** Marks within this share of what is shown count as being at the cursor. */
const nearRatio = 0.012
const mostMarks = 6

function NearMarks({ panel, atSeconds, board }: { panel: Panel; atSeconds: number; board: ChartBoard }) {
  if (!board.hasMarks) return null
  const reach = Math.max(panel.bucketSeconds, (board.range.untilSeconds - board.range.fromSeconds) * nearRatio)
  const near = panel.marks.filter((mark) => Math.abs(mark.atSeconds - atSeconds) <= reach)
  if (near.length === 0) return null
  return (
    <ul className={classes.marks} aria-label="What happened about then">
      {near.slice(0, mostMarks).map((mark) => (
        <li key={mark.id}>
          <b>
            {board.clock(mark.atSeconds)} {mark.label}
          </b>
          <br />
          {mark.reason}
        </li>
      ))}
      {near.length > mostMarks && <li>and {near.length - mostMarks} more; zoom in to tell them apart</li>}
    </ul>
  )
}
