import type { RunResult } from '@plimsoll/engine'
import { type Clock, countOf, formatNumber, formatPercent } from '../format/index.ts'
import { hasAny, peakBucket } from '../panels/series.ts'

/** `Containers of checkout were restarted 12 times; 10 had been killed for their memory (OOMKilled).` Empty when none ended. */
export function endsSentence(restarts: RunResult['restarts']): string {
  return restarts
    .map(({ service, restarts: again, oomKilled }) => {
      const ends = `Containers of ${service} were restarted ${countOf(again, 'time')}`
      if (oomKilled === 0) return `${ends}.`
      const killed = `${formatNumber(oomKilled)} ${oomKilled === 1 ? 'was' : 'were'} killed for ${oomKilled === 1 ? 'its' : 'their'} memory (OOMKilled)`
      return `${ends}; ${killed}.`
    })
    .join(' ')
}

/** `The CPU limit of checkout took up to 50 % of its workers' time, most at 09:02.` Empty where no limit took any. */
export function throttlingSentence({ metrics, grid }: Pick<RunResult, 'metrics' | 'grid'>, service: string | null, clock: Clock): string {
  const columns = metrics['cpu.throttled']?.columns ?? []
  return columns
    .filter(({ labels, values }) => (service === null || labels.service === service) && hasAny(values))
    .map(({ labels, values }) => {
      const peak = peakBucket(values)
      return `The CPU limit of ${labels.service} took up to ${formatPercent(values[peak])} of its workers' time, most at ${clock(grid[peak])}.`
    })
    .join(' ')
}
