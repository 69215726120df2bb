import {
  formatCompact,
  formatDuration,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  noFigure,
} from '../simulation/engine.ts'

/** The report package's figures for values that may be missing: the dashboard and the terminal print alike. */
const orDash = (print: (value: number) => string) => (value: number | null) =>
  value === null || Number.isNaN(value) ? noFigure : print(value)

export const latency = orDash(formatDuration)
export const percent = orDash(formatPercent)
/** For headlines: whole dollars from a hundred on. */
export const money = orDash(formatMoneyShort)
/** For bills: to the cent. */
export const exactMoney = orDash(formatMoney)
export const count = orDash((value) => (Number.isInteger(value) ? formatNumber(value) : formatCompact(value)))
export const bytes = (size: number): string => `${formatCompact(size < 1e6 ? size / 1e3 : size / 1e6)}\u00a0${size < 1e6 ? 'kB' : 'MB'}`
