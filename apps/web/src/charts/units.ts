import { compact, dollars, latency, rate } from '@/format/numbers.ts'
import type { Panel } from '@/simulation/engine.ts'

type Unit = Panel['unit']

/** A value of a panel with its unit, for readout and table. */
export function printValue(value: number, unit: Unit): string {
  if (Number.isNaN(value)) return '–'
  switch (unit) {
    case 'requests/s':
      return rate(value)
    case 'seconds':
      return latency(value)
    case 'usd':
      return dollars(value)
    case 'usd/h':
      return `${dollars(value)}/h`
    case 'pods':
    case 'nodes':
      return compact(value)
    default:
      return unit satisfies never
  }
}

/** Text of a tick; the unit stands in the axis title where it is the same for all. */
export function printTick(value: number, unit: Unit): string {
  return unit === 'seconds' ? latency(value) : unit === 'usd' || unit === 'usd/h' ? dollars(value).replace(/\.00$/, '') : compact(value)
}

export const axisTitles: Readonly<Record<Unit, string>> = {
  'requests/s': 'requests per second',
  pods: 'pods',
  nodes: 'nodes',
  seconds: 'latency',
  usd: 'US dollars',
  'usd/h': 'US dollars per hour',
}
