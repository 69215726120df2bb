import type { RunResult } from '@plimsoll/engine'
import { countOf, formatNumber } from '../format/index.ts'

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
