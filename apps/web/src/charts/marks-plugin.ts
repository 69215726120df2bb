import type { Chart, Plugin } from 'chart.js'

export type DrawnMark = { readonly atSeconds: number; readonly tone: 'scale' | 'node' | 'trouble' | 'other' }

type Options = { marks?: readonly DrawnMark[]; colors?: Readonly<Record<DrawnMark['tone'], string>> }

/** Closer than this, marks are one: 8 CSS pixels. */
const clusterPixels = 8

/** Vertical ticks where something happened, clustered. What it was stands in the readout, with its reason. */
export const marksPlugin: Plugin<'line', Options> = {
  id: 'plimsollMarks',
  beforeDatasetsDraw(chart, _event, { marks, colors }) {
    if (!marks || marks.length === 0 || !colors) return
    const { ctx, chartArea } = chart
    ctx.save()
    ctx.lineWidth = 1
    for (const { pixel, tone, count } of clusters(chart, marks)) {
      ctx.strokeStyle = colors[tone]
      ctx.fillStyle = colors[tone]
      ctx.globalAlpha = 0.16
      ctx.setLineDash([2, 3])
      ctx.beginPath()
      ctx.moveTo(pixel + 0.5, chartArea.top)
      ctx.lineTo(pixel + 0.5, chartArea.bottom)
      ctx.stroke()
      ctx.setLineDash([])
      ctx.globalAlpha = 0.8
      drawFlag(ctx, pixel, chartArea.top, tone, count)
    }
    ctx.restore()
  },
}

/** Shape as well as colour: triangles for pods, squares for machines, discs for trouble; larger where several share the place. */
function drawFlag(ctx: CanvasRenderingContext2D, x: number, top: number, tone: DrawnMark['tone'], count: number) {
  const size = count > 1 ? 3.8 : 3
  ctx.beginPath()
  if (tone === 'scale') {
    ctx.moveTo(x - size, top - 1)
    ctx.lineTo(x + size, top - 1)
    ctx.lineTo(x, top - 1 + size * 1.5)
  } else if (tone === 'node') ctx.rect(x - size * 0.8, top - 1, size * 1.6, size * 1.6)
  else ctx.arc(x, top + size * 0.6, size * 0.85, 0, Math.PI * 2)
  ctx.fill()
}

type Cluster = { pixel: number; tone: DrawnMark['tone']; count: number }

/** Trouble outranks the rest: a cluster must not hide it. */
const rank = { trouble: 3, scale: 2, node: 1, other: 0 } as const

function clusters(chart: Chart, marks: readonly DrawnMark[]): Cluster[] {
  const { x } = chart.scales
  const found: Cluster[] = []
  for (const { atSeconds, tone } of marks) {
    if (atSeconds < x.min || atSeconds > x.max) continue
    const pixel = Math.round(x.getPixelForValue(atSeconds))
    const last = found.at(-1)
    if (last && pixel - last.pixel < clusterPixels) {
      last.count += 1
      if (rank[tone] > rank[last.tone]) last.tone = tone
    } else found.push({ pixel, tone, count: 1 })
  }
  return found
}

declare module 'chart.js' {
  interface PluginOptionsByType<TType> {
    plimsollMarks?: TType extends 'line' ? Options : Options
  }
}
