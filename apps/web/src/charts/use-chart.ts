'use client'

import { useComputedColorScheme } from '@mantine/core'
import { type PointerEvent, useEffect, useMemo, useRef } from 'react'
import type { Panel } from '@/simulation/engine.ts'
import { type ChartView, chartConfig } from './chart-config.ts'
import { readColors } from './colors.ts'
import { secondsAt } from './cursor-plugin.ts'
import { createCursorStore } from './cursor-store.ts'
import { Chart } from './register.ts'
import type { ChartBoard } from './use-chart-board.ts'

/** Owns one chart.js chart: made when the panel or the colours change, redrawn when only the cursor moves. */
export function useChart(panel: Panel, view: ChartView, board: ChartBoard) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const chart = useRef<Chart | null>(null)
  const colorScheme = useComputedColorScheme('light')
  const { cursor, setRange } = board
  const { fromSeconds, untilSeconds } = view.range
  const hidden = [...view.hidden].join('\n')

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view's parts stand for the view, and a scheme changes what readColors finds
  useEffect(() => {
    if (!canvas.current) return
    const made = new Chart(canvas.current, chartConfig(panel, view, readColors(), { cursor, onRange: setRange }))
    chart.current = made
    return () => {
      made.destroy()
      chart.current = null
    }
  }, [panel, fromSeconds, untilSeconds, hidden, view.isLogarithmic, view.hasMarks, colorScheme, cursor, setRange])

  useEffect(() => redrawOnCursor(cursor, () => chart.current?.draw()), [cursor])

  const pointer = useMemo(
    () => ({
      onPointerMove: (event: PointerEvent) => {
        if (chart.current && canvas.current)
          cursor.set(secondsAt(chart.current, event.clientX - canvas.current.getBoundingClientRect().left))
      },
    }),
    [cursor],
  )
  const exportPng = () => savePng(panel, view, board)
  return { canvas, exportPng, pointer }
}

/** At most one redraw a frame, however fast the pointer is. */
function redrawOnCursor(cursor: ChartBoard['cursor'], draw: () => void): () => void {
  let frame = 0
  const unsubscribe = cursor.subscribe(() => {
    if (frame) return
    frame = requestAnimationFrame(() => {
      frame = 0
      draw()
    })
  })
  return () => {
    cancelAnimationFrame(frame)
    unsubscribe()
  }
}

/** Drawn anew at twice the size, without the cursor, on the theme's ground. */
function savePng(panel: Panel, view: ChartView, board: ChartBoard): void {
  const holder = document.createElement('canvas')
  holder.width = 1200
  holder.height = 480
  const config = chartConfig(panel, view, readColors(), { cursor: createCursorStore(), onRange: () => {} })
  const picture = new Chart(holder, { ...config, options: { ...config.options, responsive: false, devicePixelRatio: 2 } })
  const link = document.createElement('a')
  link.href = picture.toBase64Image('image/png')
  link.download = `${board.fileName}-${panel.id}.png`
  link.click()
  picture.destroy()
}
