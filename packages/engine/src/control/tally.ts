import type { Column } from '../result/run-result.ts'
import type { Gauge } from './gauge.ts'

/** How many things there are by label; one line for each combination of labels that ever occurred. */
export type Tally = {
  /** Counts anew: begin, one `add` a thing, `end`. */
  readonly begin: () => void
  readonly add: (key: string, labels: () => Column['labels']) => void
  readonly end: (atSeconds: number) => void
  readonly finish: (endSeconds: number) => Column[]
}

type Line = { readonly labels: Column['labels']; readonly gauge: Gauge; count: number }

export function createTally(createGauge: () => Gauge): Tally {
  const lines = new Map<string, Line>()
  return {
    begin() {
      for (const line of lines.values()) line.count = 0
    },
    add(key, labels) {
      let line = lines.get(key)
      if (!line) {
        line = { labels: labels(), gauge: createGauge(), count: 0 }
        lines.set(key, line)
      }
      line.count++
    },
    end(atSeconds) {
      for (const { gauge, count } of lines.values()) gauge.set(atSeconds, count)
    },
    finish: (endSeconds) => [...lines.values()].map(({ labels, gauge }) => ({ labels, values: gauge.finish(endSeconds) })),
  }
}
