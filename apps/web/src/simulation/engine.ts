/** The one door through which the dashboard reaches the simulator: everything it uses of it is listed here. */

export type { AnalysedRun, Comparison, DeltaRow, Findings } from '@plimsoll/analysis'
export { analyse, compare, type Objective, parseObjective, spendInstants } from '@plimsoll/analysis'
export { bill, budgetAlarm, cumulativeBill } from '@plimsoll/billing'
export { budgetAlarmPreset, machineTypes, priceSheet, priceSheets } from '@plimsoll/catalog'
export type { Mark, MarkKind, Plan, RunResult } from '@plimsoll/engine'
export { compile, startRun } from '@plimsoll/engine'
export { createTraceParser } from '@plimsoll/models'
export type { Headline, Panel, PanelId, PanelSeries, SeriesRole } from '@plimsoll/report'
export {
  clockOf,
  comparisonMarkdown,
  comparisonNotes,
  formatChange,
  formatCompact,
  formatDelta,
  formatDuration,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  formatValue,
  headline,
  headlineLabels,
  noFigure,
  objectiveFigure,
  objectiveSentence,
  panelCsv,
  panels,
  panelTable,
  provenanceLine,
  rebucket,
  runCsv,
  runMarkdown,
  verdictSentence,
} from '@plimsoll/report'
export type { Attachments, Diagnostic, JsonSchema } from '@plimsoll/scenario'
export { diagnostic, parseScenario, scenarioJsonSchema, traceFiles } from '@plimsoll/scenario'
