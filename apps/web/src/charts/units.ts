import { formatCompact, formatDuration, formatPercent, formatValue, type Panel } from '@/simulation/engine.ts'

type Unit = Panel['unit']

/** A value of a panel with its unit, for the readout. */
export const printValue = (value: number, unit: Unit): string => formatValue(value, unit)

/** Text of a tick; the axis title has the unit where it is the same for all. */
export function printTick(value: number, unit: Unit): string {
  if (unit === 'seconds') return formatDuration(value)
  if (unit === 'ratio') return formatPercent(value)
  return unit === 'usd' || unit === 'usd/h' ? `$${formatCompact(value)}` : formatCompact(value)
}

export const axisTitles: Readonly<Record<Unit, string>> = {
  'requests/s': 'requests per second',
  pods: 'pods',
  nodes: 'nodes',
  ratio: 'share',
  seconds: 'seconds',
  usd: 'US dollars',
  'usd/h': 'US dollars per hour',
}
