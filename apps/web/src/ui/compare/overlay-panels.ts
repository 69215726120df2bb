import { type AnalysedRun, type Panel, type PanelId, type PanelSeries, panels, type SeriesRole } from '@/simulation/engine.ts'

/** What of each panel is worth laying over the other run's: too many curves say nothing. */
const roles: Readonly<Partial<Record<PanelId, readonly SeriesRole[]>>> = {
  traffic: ['offered', 'served'],
  replicas: ['ready', 'pending', 'nodesReady'],
  latency: ['p99'],
  spend: ['burn'],
}

/** Panels of two runs on one grid: the baseline dashed. */
export function overlayPanels(before: AnalysedRun, after: AnalysedRun): Panel[] {
  const other = new Map(panels(before).map((panel) => [panel.id, panel]))
  return panels(after).flatMap((panel) => {
    const wanted = roles[panel.id]
    const baseline = other.get(panel.id)
    if (!wanted || !baseline) return []
    const pick = ({ series }: Panel) => series.filter(({ role }) => wanted.includes(role))
    const summary = panel.summary === baseline.summary ? panel.summary : `Baseline: ${baseline.summary} Against it: ${panel.summary}`
    const series = [
      ...pick(baseline).map((one) => renamed(one, 'baseline', [5, 4])),
      ...pick(panel).map((one) => renamed(one, 'against it', [])),
    ]
    return [onOneAxis({ ...panel, summary, series, marks: [] })]
  })
}

/** Where only curves of the right axis are left, it becomes the left one. */
function onOneAxis(panel: Panel): Panel {
  const { rightUnit, series, thresholds } = panel
  if (!rightUnit || series.some(({ axis }) => axis === 'left')) return panel
  const moved = series.map((one) => ({ ...one, axis: 'left' as const }))
  const kept = thresholds.filter(({ axis }) => axis === 'right').map((line) => ({ ...line, axis: 'left' as const }))
  return { ...panel, unit: rightUnit, rightUnit: null, series: moved, thresholds: kept }
}

const renamed = (series: PanelSeries, whose: string, dash: readonly number[]): PanelSeries => ({
  ...series,
  label: `${series.label}, ${whose}`,
  dash,
  style: series.style === 'area' ? 'line' : series.style,
  stack: null,
})
