export {
  type Clock,
  clockOf,
  countOf,
  formatChange,
  formatCompact,
  formatDelta,
  formatDuration,
  formatElapsed,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  formatUsdPerHour,
  formatValue,
  noFigure,
  type ValueUnit,
} from './format/index.ts'
export type { Panel, PanelId, PanelMark, PanelSeries, PanelThreshold, PanelUnit, SeriesRole, SeriesStyle } from './panel.ts'
export { panels } from './panels/panels.ts'
export { rebucket } from './panels/rebucket.ts'
export { csv, panelCsv, runCsv } from './tables/csv.ts'
export { panelTable, type Table, type TableColumn } from './tables/table.ts'
export { meterLabels } from './words/meters.ts'
export { outcomeWords } from './words/outcomes.ts'
