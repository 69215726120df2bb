'use client'

import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { clockOf, type Panel } from '@/simulation/engine.ts'
import { type CursorStore, createCursorStore } from './cursor-store.ts'
import type { TimeRange } from './time-range.ts'
import { printValue } from './units.ts'

/** What all charts of a page share. */
export type ChartBoard = {
  readonly cursor: CursorStore
  readonly range: TimeRange
  readonly setRange: (range: TimeRange) => void
  readonly isLogarithmic: boolean
  readonly hasMarks: boolean
  readonly hiddenOf: (panelId: string) => ReadonlySet<string>
  readonly toggleSeries: (panelId: string, label: string) => void
  /** By so many buckets; starts at the left edge when the cursor is nowhere. */
  readonly moveCursor: (buckets: number) => void
  readonly fileName: string
  readonly startIso: string
  /** Instants of the run as the reader's clock would show them. */
  readonly clock: (seconds: number) => string
}

type BoardInput = {
  readonly bucketSeconds: number
  readonly range: TimeRange
  readonly setRange: (range: TimeRange) => void
  readonly isLogarithmic: boolean
  readonly hasMarks: boolean
  readonly fileName: string
  readonly startIso: string
  readonly durationSeconds: number
}

const nothingHidden: ReadonlySet<string> = new Set()

export function useChartBoard({
  bucketSeconds,
  range,
  setRange,
  isLogarithmic,
  hasMarks,
  fileName,
  startIso,
  durationSeconds,
}: BoardInput): ChartBoard {
  const cursor = useMemo(() => createCursorStore(), [])
  const [hidden, setHidden] = useState<Readonly<Record<string, ReadonlySet<string>>>>({})
  const toggleSeries = useCallback((panelId: string, label: string) => {
    setHidden((known) => {
      const next = new Set(known[panelId])
      if (!next.delete(label)) next.add(label)
      return { ...known, [panelId]: next }
    })
  }, [])
  const moveCursor = useCallback(
    (buckets: number) => {
      const at = cursor.get() ?? range.fromSeconds
      const next = Math.round(at / bucketSeconds) * bucketSeconds + buckets * bucketSeconds
      cursor.set(Math.min(range.untilSeconds, Math.max(range.fromSeconds, next)))
    },
    [cursor, bucketSeconds, range],
  )
  const clock = useMemo(() => clockOf(startIso, durationSeconds), [startIso, durationSeconds])
  const hiddenOf = (panelId: string) => hidden[panelId] ?? nothingHidden
  return { cursor, range, setRange, isLogarithmic, hasMarks, hiddenOf, toggleSeries, moveCursor, fileName, startIso, clock }
}

export const useCursor = (cursor: CursorStore): number | null => useSyncExternalStore(cursor.subscribe, cursor.get, () => null)

/** Position of the bucket that holds the instant. */
export function bucketAt({ grid, bucketSeconds }: Pick<Panel, 'grid' | 'bucketSeconds'>, atSeconds: number): number {
  return Math.min(grid.length - 1, Math.max(0, Math.floor((atSeconds - grid[0]) / bucketSeconds)))
}

/** What stands under the cursor, as words. */
export function useCursorText(panel: Panel, { cursor, range, clock }: ChartBoard): { atSeconds: number; text: string } {
  const at = useCursor(cursor)
  if (at === null) return { atSeconds: range.fromSeconds, text: 'no cursor; press an arrow key to set one' }
  const bucket = bucketAt(panel, at)
  const figures = panel.series.map(
    ({ label, values, axis }) =>
      `${label} ${printValue(values[bucket], axis === 'right' && panel.rightUnit ? panel.rightUnit : panel.unit)}`,
  )
  return { atSeconds: Math.round(at), text: [clock(panel.grid[bucket]), ...figures].join(', ') }
}
