import { formatValue, type ValueUnit } from '../format/index.ts'
import type { Panel, PanelSeries } from '../panel.ts'
import { rebucket } from '../panels/rebucket.ts'
import { summed } from '../panels/series.ts'
import type { Paint } from './paint.ts'
import { sparkline } from './sparkline.ts'
import { padEnd, padStart, textWidth } from './width.ts'

type Row = { readonly label: string; readonly values: Float64Array; readonly unit: ValueUnit; readonly min: number; readonly max: number }

/** Widest sparkline: more columns say nothing more. */
const widest = 100

/** Offered load, ready pods, machines, p99 and money so far, one line each, with the least and the greatest value of the whole run. */
export function sparklines(panels: readonly Panel[], width: number, paint: Paint): readonly string[] {
  const labelWidth = 13
  const columns = Math.max(10, Math.min(widest, width - labelWidth - 32))
  const rows = rowsOf(panels, columns)
  const low = rows.map(({ min, unit }) => formatValue(min, unit))
  const lowWidth = low.reduce((most, text) => Math.max(most, textWidth(text)), 0)
  return rows.map(({ label, values, min, max, unit }, row) => {
    const line = sparkline(values, Math.min(0, min), max)
    return `${padEnd(label, labelWidth)}${paint('quiet', padStart(low[row], lowWidth))} ${padEnd(line, columns)} ${formatValue(max, unit)}`
  })
}

function rowsOf(panels: readonly Panel[], columns: number): readonly Row[] {
  const pick = (id: Panel['id'], isMine: (series: PanelSeries) => boolean) => {
    const panel = panels.find((panel) => panel.id === id)
    if (!panel) return null
    const coarse = rebucket(panel, columns)
    const fine = panel.series.filter(isMine).map(({ values }) => values)
    return { fine: summed(fine), coarse: summed(coarse.series.filter(isMine).map(({ values }) => values)) }
  }
  const role =
    (...roles: readonly PanelSeries['role'][]) =>
    (series: PanelSeries) =>
      roles.includes(series.role)
  const rows: readonly (readonly [label: string, unit: ValueUnit, picked: ReturnType<typeof pick>])[] = [
    ['offered', 'requests/s', pick('traffic', role('offered', 'offeredAttack'))],
    ['ready pods', 'pods', pick('replicas', role('ready'))],
    ['machines', 'nodes', pick('replicas', role('nodesReady'))],
    ['p99', 'seconds', lone(panels, columns)],
    ['spent', 'usd', pick('spend', (series) => series.stack === 'meters')],
  ]
  return rows.flatMap(([label, unit, picked]) => {
    if (!picked?.fine || !picked.coarse) return []
    const known = [...picked.fine].filter((value) => !Number.isNaN(value))
    if (known.length === 0) return []
    // Money so far begins at nothing, before the end of the first bucket.
    const min = unit === 'usd' ? 0 : known.reduce((least, value) => Math.min(least, value))
    const max = known.reduce((most, value) => Math.max(most, value))
    return [{ label, values: picked.coarse, unit, min, max }]
  })
}

/** p99 keeps its gaps: a bucket in which nothing finished is not one of no latency. */
function lone(panels: readonly Panel[], columns: number) {
  const panel = panels.find(({ id }) => id === 'latency')
  const coarse = panel && rebucket(panel, columns).series.find(({ role }) => role === 'p99')
  const fine = panel?.series.find(({ role }) => role === 'p99')
  return fine && coarse ? { fine: fine.values, coarse: coarse.values } : null
}
