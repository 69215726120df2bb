/** The one door through which the dashboard reaches the simulator: everything it uses of it is listed here. */
export {
  analyse,
  bill,
  compare,
  compile,
  cumulativeBill,
  parseScenario,
  scenarioJsonSchema,
  startRun,
  traceFiles,
} from '@plimsoll/plimsoll'
export type { AnalysedRun, Comparison, Diagnostic, Findings, JsonSchema, Mark, MarkKind, Panel, PanelId, PanelSeries, SeriesRole } from '@plimsoll/plimsoll'
