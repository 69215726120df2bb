'use client'

import { Stack, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { TimeChart } from '@/charts/time-chart.tsx'
import { useChartBoard } from '@/charts/use-chart-board.ts'
import type { AnalysedRun } from '@/simulation/engine.ts'
import { CursorReadout } from '../run/cursor-readout.tsx'
import { saveCsv } from '../run/save-file.ts'
import classes from '../run/timeline.module.css'
import { TimelineToolbar } from '../run/timeline-toolbar.tsx'
import { useTimelineCommands } from '../run/use-timeline-commands.ts'
import { useTimelineView } from '../run/use-timeline-view.ts'
import { overlayPanels } from './overlay-panels.ts'

/** Both runs in the same charts: the baseline dashed and pale, the other solid. */
export function OverlayCharts({ before, after }: { before: AnalysedRun; after: AnalysedRun }) {
  const drawn = useMemo(() => overlayPanels(before, after), [before, after])
  const durationSeconds = Math.max(before.result.durationSeconds, after.result.durationSeconds)
  const bucketSeconds = Math.max(before.result.bucketSeconds, after.result.bucketSeconds)
  const { startIso } = before.result
  const view = useTimelineView(durationSeconds, bucketSeconds)
  const board = useChartBoard({ bucketSeconds, durationSeconds, startIso, fileName: 'comparison', ...view })
  useTimelineCommands(board, view)
  if (before.result.durationSeconds !== after.result.durationSeconds || before.result.bucketSeconds !== after.result.bucketSeconds)
    return (
      <Text c="dimmed">
        The two runs have different lengths or buckets, so their curves are not laid over each other. Their figures above can be compared
        with care.
      </Text>
    )
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        Both over time
      </Title>
      <TimelineToolbar view={view} clock={board.clock} startIso={startIso} durationSeconds={durationSeconds} />
      <div className={classes.layout} style={{ marginTop: 16 }}>
        <Stack gap="md" miw={0}>
          {drawn.map((panel) => (
            <TimeChart
              key={panel.id}
              panel={panel}
              board={board}
              isTable={view.tables.includes(panel.id)}
              onTable={(isTable) => view.setTable(panel.id, isTable)}
              onCsv={() => saveCsv(panel, 'comparison')}
            />
          ))}
        </Stack>
        <CursorReadout panels={drawn} board={board} />
      </div>
    </section>
  )
}
