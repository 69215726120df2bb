'use client'

import { useMemo } from 'react'
import type { ChartBoard } from '@/charts/use-chart-board.ts'
import type { Command } from '../commands/command.ts'
import { useCommands } from '../commands/command-provider.tsx'
import type { TimelineView } from './use-timeline-view.ts'

const everyPanel = ['traffic', 'replicas', 'latency', 'losses', 'attack', 'spend'] as const

/** Charts by keyboard: cursor, zoom and what is drawn. */
export function useTimelineCommands({ moveCursor, cursor }: ChartBoard, view: TimelineView): void {
  const { zoom, reset, isLogarithmic, setLogarithmic, hasMarks, setMarks, tables, setAllTables } = view
  // biome-ignore lint/correctness/useExhaustiveDependencies: the setters only wrap the address and never change what they do
  const commands = useMemo<Command[]>(
    () => [
      { id: 'cursor-right', title: 'Cursor one bucket on', group: 'Charts', keys: ']', isKeyOnly: true, run: () => moveCursor(1) },
      { id: 'cursor-left', title: 'Cursor one bucket back', group: 'Charts', keys: '[', isKeyOnly: true, run: () => moveCursor(-1) },
      { id: 'cursor-far-right', title: 'Cursor ten buckets on', group: 'Charts', keys: '}', isKeyOnly: true, run: () => moveCursor(10) },
      { id: 'cursor-far-left', title: 'Cursor ten buckets back', group: 'Charts', keys: '{', isKeyOnly: true, run: () => moveCursor(-10) },
      { id: 'zoom-in', title: 'Zoom in at the cursor', group: 'Charts', keys: '+', run: () => zoom(0.5, cursor.get()) },
      { id: 'zoom-out', title: 'Zoom out', group: 'Charts', keys: '-', run: () => zoom(2, cursor.get()) },
      { id: 'zoom-reset', title: 'Show the whole run', group: 'Charts', keys: '0', run: reset },
      {
        id: 'log',
        title: isLogarithmic ? 'Linear scale' : 'Logarithmic scale',
        group: 'Charts',
        keys: 'l',
        run: () => setLogarithmic(!isLogarithmic),
      },
      {
        id: 'marks',
        title: hasMarks ? 'Hide event marks' : 'Show event marks',
        group: 'Charts',
        keys: 'm',
        run: () => setMarks(!hasMarks),
      },
      {
        id: 'tables',
        title: tables.length > 0 ? 'Charts instead of tables' : 'Tables instead of charts',
        group: 'Charts',
        keys: 't',
        run: () => setAllTables(tables.length > 0 ? [] : everyPanel),
      },
    ],
    [moveCursor, cursor, zoom, isLogarithmic, hasMarks, tables],
  )
  useCommands(commands)
}
