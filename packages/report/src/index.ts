export { comparisonJson, comparisonSchema } from './document/comparison-document.ts'
export type { JsonValue } from './document/json-value.ts'
export { type ResultDocument, resultDocument, resultJson, resultSchema } from './document/result-document.ts'
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
  instantOf,
  noFigure,
  type ValueUnit,
} from './format/index.ts'
export { comparisonMarkdown } from './markdown/comparison-markdown.ts'
export { runMarkdown } from './markdown/run-markdown.ts'
export type { Panel, PanelId, PanelMark, PanelSeries, PanelThreshold, PanelUnit, SeriesRole, SeriesStyle } from './panel.ts'
export { panels } from './panels/panels.ts'
export { rebucket } from './panels/rebucket.ts'
export { csv, panelCsv, runCsv } from './tables/csv.ts'
export { panelTable, type Table, type TableColumn } from './tables/table.ts'
export { comparisonText } from './terminal/comparison-text.ts'
export { runText, type TextOptions } from './terminal/run-text.ts'
export { sparkline } from './terminal/sparkline.ts'
export { whyText } from './terminal/why-text.ts'
export { comparisonNotes, headlineLabels, verdictSentence } from './words/comparison.ts'
export { decisionsInOrder, decisionTitle } from './words/decision.ts'
export { type Headline, headline } from './words/headline.ts'
export { meterLabels } from './words/meters.ts'
export { objectiveFigure, objectiveSentence } from './words/objective.ts'
export { outcomeWords } from './words/outcomes.ts'
export { type PodSizeRow, podSizeRows, podSizeSentence } from './words/pod-sizes.ts'
export { provenanceLine } from './words/provenance.ts'
export { stageTitles, waterfallSentence } from './words/waterfall.ts'
export { type WhyLine, whyLines, whySentence } from './words/why.ts'
