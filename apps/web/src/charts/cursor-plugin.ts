import type { Chart, Plugin } from 'chart.js'
import type { CursorStore } from './cursor-store.ts'

type Options = { store?: CursorStore; color?: string }

/** Draws the shared cursor as a line. chart.js has no linked cursor of its own; the readout beside the charts replaces tooltips. */
export const cursorPlugin: Plugin<'line', Options> = {
  id: 'plimsollCursor',
  // A canvas that must be redrawn only for its cursor could use a layer above; at our sizes a redraw takes a few milliseconds.
  afterDraw(chart, _event, { store, color }) {
    const at = store?.get() ?? null
    if (at === null) return
    const { x } = chart.scales
    if (at < x.min || at > x.max) return
    const { ctx, chartArea } = chart
    const pixel = Math.round(x.getPixelForValue(at)) + 0.5
    ctx.save()
    ctx.strokeStyle = color ?? '#000'
    ctx.lineWidth = 1
    ctx.beginPath()
    ctx.moveTo(pixel, chartArea.top)
    ctx.lineTo(pixel, chartArea.bottom)
    ctx.stroke()
    ctx.restore()
  },
}

/** Second under the pointer, or null outside of the plot. */
export function secondsAt(chart: Chart, offsetX: number): number | null {
  const { left, right } = chart.chartArea
  if (offsetX < left - 1 || offsetX > right + 1) return null
  const value = chart.scales.x.getValueForPixel(offsetX)
  return value === undefined ? null : Math.min(chart.scales.x.max, Math.max(chart.scales.x.min, value))
}

declare module 'chart.js' {
  interface PluginOptionsByType<TType> {
    plimsollCursor?: TType extends 'line' ? Options : Options
  }
}
