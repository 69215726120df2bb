import type { Plugin } from 'chart.js'

type Options = { color?: string }

/** Paints the ground: an exported picture would be transparent otherwise. */
export const groundPlugin: Plugin<'line', Options> = {
  id: 'plimsollGround',
  beforeDraw(chart, _event, { color }) {
    if (!color) return
    chart.ctx.save()
    chart.ctx.fillStyle = color
    chart.ctx.fillRect(0, 0, chart.width, chart.height)
    chart.ctx.restore()
  },
}

declare module 'chart.js' {
  interface PluginOptionsByType<TType> {
    plimsollGround?: TType extends 'line' ? Options : Options
  }
}
