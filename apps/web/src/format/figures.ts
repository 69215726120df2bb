import type { Findings } from '@/simulation/engine.ts'
import { count, dollars, latency, percent } from './numbers.ts'

type Unit = Findings['objectives'][number]['unit']

/** A figure of an objective in its own unit; a dash where there is none. */
export function printFigure(value: number | null, unit: Unit): string {
  if (value === null) return '–'
  switch (unit) {
    case 'seconds':
      return latency(value)
    case 'ratio':
      return percent(value)
    case 'usd':
      return dollars(value)
    case 'usdPerHour':
      return `${dollars(value)}/h`
    case 'requests':
      return count(value)
    case 'pods':
    case 'nodes':
      return `${count(value)} ${unit}`
    default:
      return unit satisfies never
  }
}
