export type { Panel, PanelId, PanelMark, PanelSeries, PanelThreshold, PanelUnit, SeriesRole, SeriesStyle } from './panel.ts'
