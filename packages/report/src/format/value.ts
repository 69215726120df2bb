import { formatDuration } from './duration.ts'
import { formatMoney, formatUsdPerHour } from './money.ts'
import { formatCompact, formatNumber, formatPercent, noFigure, withUnit } from './number.ts'

/** Every unit that a figure of a panel, objective or comparison may have. */
export type ValueUnit =
  | 'seconds'
  | 'ratio'
  | 'requests'
  | 'requests/s'
  | 'pods'
  | 'nodes'
  | 'containers'
  | 'hours'
  | 'usd'
  | 'usd/h'
  | 'usdPerHour'
  | 'microUsd'
  | 'cores'
  | 'bytes/s'

/** A figure with its unit, as a person reads it. Null and NaN are a dash. */
export function formatValue(value: number | null, unit: ValueUnit): string {
  if (value === null || Number.isNaN(value)) return noFigure
  switch (unit) {
    case 'seconds':
      return formatDuration(value)
    case 'ratio':
      return formatPercent(value)
    case 'usd':
      return formatMoney(value * 1_000_000)
    case 'microUsd':
      return formatMoney(value)
    case 'usd/h':
    case 'usdPerHour':
      return formatUsdPerHour(value)
    case 'requests':
      return withUnit(formatNumber(value), value === 1 ? 'request' : 'requests')
    case 'pods':
    case 'nodes':
    case 'containers':
      return withUnit(formatCompact(value), value === 1 ? unit.slice(0, -1) : unit)
    case 'hours':
      return withUnit(formatCompact(value), 'h')
    case 'requests/s':
    case 'cores':
    case 'bytes/s':
      return withUnit(formatCompact(value), unit)
  }
}

/** A change of a figure, with its sign: `+$412.00`, `−176 ms`. A change of a share is in percentage points. */
export function formatDelta(delta: number | null, unit: ValueUnit): string {
  if (delta === null || Number.isNaN(delta)) return noFigure
  const text = unit === 'ratio' ? withUnit(formatCompact(delta * 100), 'points') : formatValue(delta, unit)
  if (delta === 0) return `±${text}`
  return delta > 0 ? `+${text}` : text
}
