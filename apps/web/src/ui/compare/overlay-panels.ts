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
    return [
      {
        ...panel,
        summary,
        series: [
          ...pick(baseline).map((series) => renamed(series, 'baseline', [5, 4])),
          ...pick(panel).map((series) => renamed(series, 'against it', [])),
        ],
        marks: [],
      },
    ]
  })
}

const renamed = (series: PanelSeries, whose: string, dash: readonly number[]): PanelSeries => ({
  ...series,
  label: `${series.label}, ${whose}`,
  dash,
  style: series.style === 'area' ? 'line' : series.style,
  stack: null,
})
