import type { ChartConfiguration, ChartDataset, ScaleOptionsByType } from 'chart.js'
import { tickInstants } from '@/format/time.ts'
import { clockOf, type Panel, type PanelSeries, rebucket } from '@/simulation/engine.ts'
import { type Colors, faint } from './colors.ts'
import type { CursorStore } from './cursor-store.ts'
import type { DrawnMark } from './marks-plugin.ts'
import type { TimeRange } from './time-range.ts'
import { axisTitles, printTick } from './units.ts'
import { within } from './within.ts'

export type ChartView = {
  readonly range: TimeRange
  readonly hidden: ReadonlySet<string>
  readonly isLogarithmic: boolean
  readonly hasMarks: boolean
  readonly startIso: string
  /** Without titles of axes and zoom: for charts that only show a shape. */
  readonly isSmall?: boolean
}

/** Kept free at the right of every plot, used or not: plots of one page must line up. */
const rightAxisWidth = 68

/** Finer than this, noise hides the curve; the band behind it keeps the least and the greatest value. */
const mostPoints = 540

type Point = { x: number; y: number }
type Dataset = ChartDataset<'line', Point[]>

export type ChartHandlers = { readonly cursor: CursorStore; readonly onRange: (range: TimeRange) => void }

/** What chart.js needs to draw a panel. The panel holds all figures; nothing is computed here but places. */
export function chartConfig(
  whole: Panel,
  view: ChartView,
  colors: Colors,
  { cursor, onRange }: ChartHandlers,
): ChartConfiguration<'line', Point[]> {
  const panel = rebucket(within(whole, view.range), view.isSmall ? mostPoints / 3 : mostPoints)
  const shown = panel.series.filter(({ label }) => !view.hidden.has(label))
  const bands = shown.flatMap((series) => bandDatasets(panel, series, colors))
  return {
    type: 'line',
    data: { datasets: [...shown.map((series) => lineDataset(panel, series, colors)), ...bands] },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 8, right: panel.rightUnit ? 0 : view.isSmall ? 10 : rightAxisWidth } },
      scales: {
        x: timeScale(panel, view, colors),
        y: valueScale(panel, view, colors),
        ...(panel.rightUnit ? { right: rightScale(panel.rightUnit, colors, view.isSmall) } : {}),
      },
      plugins: {
        annotation: { annotations: thresholds(panel, colors) },
        zoom: {
          limits: { x: { min: 0, max: panel.durationSeconds, minRange: panel.bucketSeconds * 4 } },
          zoom: {
            mode: 'x',
            drag: {
              enabled: !view.isSmall,
              threshold: 6,
              backgroundColor: faint(colors.cursor, 0.12),
              borderColor: faint(colors.cursor, 0.4),
              borderWidth: 1,
            },
            // The plugin only says what was dragged; every chart takes its range from the address of the page.
            onZoomComplete: ({ chart }) => onRange({ fromSeconds: chart.scales.x.min, untilSeconds: chart.scales.x.max }),
          },
        },
        plimsollGround: { color: colors.ground },
        plimsollCursor: { store: cursor, color: colors.cursor },
        plimsollMarks: { marks: view.hasMarks ? panel.marks.map(drawnMark) : [], colors: colors.marks },
      },
    },
  }
}

function lineDataset(panel: Panel, series: PanelSeries, colors: Colors): Dataset {
  const color = colors.role(series.role)
  const isArea = series.style === 'area'
  return {
    label: series.label,
    data: points(panel, series.values, series.style === 'step'),
    borderColor: color,
    backgroundColor: isArea ? faint(color, 0.3) : color,
    borderDash: [...series.dash],
    borderWidth: isArea ? 1 : 2,
    stepped: series.style === 'step' ? 'before' : false,
    fill: isArea ? (series.stack ? 'stack' : 'origin') : false,
    stack: series.stack ?? series.label,
    yAxisID: series.axis === 'right' ? 'right' : 'y',
  }
}

/** Least and greatest value inside each coarse bucket, as a pale band behind the line. */
function bandDatasets(panel: Panel, series: PanelSeries, colors: Colors): Dataset[] {
  // Parts of a stack are drawn on top of each other: their own bands would stand in the wrong place.
  if (!series.range || series.stack) return []
  const color = faint(colors.role(series.role), 0.16)
  const edge = (values: Float64Array, fill: Dataset['fill'], end: string): Dataset => ({
    label: `${series.label} ${end}`,
    data: points(panel, values, false),
    borderWidth: 0,
    backgroundColor: color,
    fill,
    stack: `${series.label} ${end}`,
    yAxisID: series.axis === 'right' ? 'right' : 'y',
  })
  return [edge(series.range.max, '+1', 'most'), edge(series.range.min, false, 'least')]
}

function points({ grid, bucketSeconds, durationSeconds }: Panel, values: Float64Array, isStepped: boolean): Point[] {
  const drawn = Array.from(grid, (x, index) => ({ x, y: values[index] }))
  // A step holds to the end of its bucket, also the last one.
  if (isStepped && values.length > 0) {
    const end = Math.min(durationSeconds, grid[grid.length - 1] + bucketSeconds)
    drawn.push({ x: end, y: values[values.length - 1] })
  }
  return drawn
}

function timeScale({ durationSeconds }: Panel, { range: { fromSeconds, untilSeconds }, startIso }: ChartView, colors: Colors) {
  const clock = clockOf(startIso, durationSeconds)
  const scale = {
    type: 'linear' as const,
    min: fromSeconds,
    max: untilSeconds,
    grid: { color: colors.grid, drawTicks: false },
    border: { display: false },
    ticks: { color: colors.text, padding: 6, maxRotation: 0, autoSkip: false, callback: (value: string | number) => clock(Number(value)) },
    afterBuildTicks: (axis: { min: number; max: number; width: number; ticks: { value: number }[] }) => {
      axis.ticks = tickInstants(axis.min, axis.max, startIso, Math.max(3, axis.width / 90)).map((value) => ({ value }))
    },
  }
  return scale as unknown as ScaleOptionsByType<'linear'>
}

function valueScale(panel: Panel, { isLogarithmic, isSmall }: ChartView, colors: Colors) {
  const canBeLogarithmic = panel.unit === 'seconds' || panel.unit === 'requests/s'
  const isStacked = panel.series.some(({ stack, axis }) => stack && axis === 'left')
  return {
    type: isLogarithmic && canBeLogarithmic && !isStacked ? ('logarithmic' as const) : ('linear' as const),
    beginAtZero: true,
    stacked: isStacked,
    suggestedMax: Math.max(...panel.thresholds.filter(({ axis }) => axis === 'left').map(({ value }) => value * 1.15), 0),
    grid: { color: colors.grid, drawTicks: false },
    border: { display: false },
    title: { display: !isSmall, text: axisTitles[panel.unit], color: colors.text, font: { size: 11 } },
    ticks: {
      color: colors.text,
      padding: 8,
      maxTicksLimit: isSmall ? 4 : 6,
      callback: (value: string | number) => printTick(Number(value), panel.unit),
    },
    afterFit: (axis: { width: number }) => {
      // Plots of one page must line up, or the shared cursor would not.
      axis.width = isSmall ? 56 : 84
    },
  } as unknown as ScaleOptionsByType<'linear'>
}

function rightScale(unit: Panel['unit'], colors: Colors, isSmall = false) {
  return {
    type: 'linear' as const,
    position: 'right' as const,
    beginAtZero: true,
    grid: { display: false },
    border: { display: false },
    title: { display: !isSmall, text: axisTitles[unit], color: colors.text, font: { size: 11 } },
    ticks: { color: colors.text, padding: 8, maxTicksLimit: 6, callback: (value: string | number) => printTick(Number(value), unit) },
    afterFit: (axis: { width: number }) => {
      if (!isSmall) axis.width = rightAxisWidth
    },
  } as unknown as ScaleOptionsByType<'linear'>
}

function thresholds(panel: Panel, colors: Colors) {
  return panel.thresholds.map(({ label, value, axis, verdict }) => {
    const color = verdict === 'fail' ? colors.fail : colors.pass
    return {
      type: 'line' as const,
      scaleID: axis === 'right' ? 'right' : 'y',
      value,
      borderColor: color,
      borderWidth: 1.5,
      borderDash: [6, 4],
      label: {
        display: true,
        content: label,
        position: 'start' as const,
        backgroundColor: faint(colors.ground, 0.85),
        color,
        font: { size: 11, weight: 600 as const },
        padding: 3,
        yAdjust: -9,
      },
    }
  })
}

function drawnMark({ atSeconds, kind }: Panel['marks'][number]): DrawnMark {
  const tone = kind === 'saturation' ? 'trouble' : kind === 'node' ? 'node' : kind === 'scale' ? 'scale' : 'other'
  return { atSeconds, tone }
}
