'use client'

import { useMemo } from 'react'
import { useChart } from '@/charts/use-chart.ts'
import { type ChartBoard, useChartBoard } from '@/charts/use-chart-board.ts'
import { type AnalysedRun, type Panel, panels } from '@/simulation/engine.ts'
import classes from './preview-pane.module.css'

const shown = ['traffic', 'replicas', 'latency', 'spend'] as const
const noRange = () => {}

/** The run's panels, small: shape at a glance. The run page has the rest. */
export function PreviewCharts({ run }: { run: AnalysedRun }) {
  const drawn = useMemo(() => panels(run).filter(({ id }) => shown.some((wanted) => wanted === id)), [run])
  const { bucketSeconds, durationSeconds, startIso } = run.result
  const range = useMemo(() => ({ fromSeconds: 0, untilSeconds: durationSeconds }), [durationSeconds])
  const board = useChartBoard({
    bucketSeconds,
    durationSeconds,
    startIso,
    range,
    setRange: noRange,
    isLogarithmic: false,
    hasMarks: false,
    fileName: 'preview',
  })
  return drawn.map((panel) => <SmallChart key={panel.id} panel={panel} board={board} />)
}

function SmallChart({ panel, board }: { panel: Panel; board: ChartBoard }) {
  const { canvas, pointer } = useChart(
    panel,
    {
      range: board.range,
      hidden: board.hiddenOf(panel.id),
      isLogarithmic: false,
      hasMarks: false,
      startIso: board.startIso,
      isSmall: true,
    },
    board,
  )
  return (
    <figure className={classes.chart} style={{ marginInline: 0 }}>
      <h3>{panel.question}</h3>
      <div className={classes.plot} {...pointer}>
        <canvas ref={canvas} role="img" aria-label={`${panel.question} ${panel.summary}`} />
      </div>
    </figure>
  )
}
