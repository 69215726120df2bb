'use client'

import { Stack } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { useChartBoard } from '@/charts/use-chart-board.ts'
import { type AnalysedRun, panels } from '@/simulation/engine.ts'
import { CursorReadout } from './cursor-readout.tsx'
import { saveCsv } from './save-file.ts'
import classes from './timeline.module.css'
import { TimelineSkeleton } from './timeline-skeleton.tsx'
import { TimelineToolbar } from './timeline-toolbar.tsx'
import { useTimelineCommands } from './use-timeline-commands.ts'
import { useTimelineView } from './use-timeline-view.ts'

// The zoom plugin touches `window` when it is loaded.
const TimeChart = dynamic(() => import('@/charts/time-chart.tsx').then(({ TimeChart }) => TimeChart), {
  ssr: false,
  loading: () => <TimelineSkeleton count={1} />,
})

/** Cause beside effect: all charts on one time axis with one cursor. */
export function TimelineTab({ run }: { run: AnalysedRun }) {
  const drawn = useMemo(() => panels(run), [run])
  const { bucketSeconds, durationSeconds, startIso } = run.result
  const view = useTimelineView(durationSeconds, bucketSeconds)
  const fileName = run.name.toLowerCase().replace(/[^\w]+/g, '-')
  const board = useChartBoard({ bucketSeconds, durationSeconds, startIso, fileName, ...view })
  useTimelineCommands(board, view)
  return (
    <Stack gap="md">
      <TimelineToolbar view={view} clock={board.clock} startIso={startIso} durationSeconds={durationSeconds} />
      <div className={classes.layout}>
        <Stack gap="md" miw={0}>
          {drawn.map((panel) => (
            <TimeChart
              key={panel.id}
              panel={panel}
              board={board}
              isTable={view.tables.includes(panel.id)}
              onTable={(isTable) => view.setTable(panel.id, isTable)}
              onCsv={() => saveCsv(panel, fileName)}
            />
          ))}
        </Stack>
        <CursorReadout panels={drawn} board={board} />
      </div>
    </Stack>
  )
}
