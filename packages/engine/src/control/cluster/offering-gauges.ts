import type { Plan } from '../../plan/plan.ts'
import type { Column } from '../../result/run-result.ts'
import type { Gauge } from '../gauge.ts'
import type { Node } from '../world.ts'

/** Machines that run (and are paid for) by group, offering and zone; one line for each combination that ever ran. */
export type OfferingGauges = {
  readonly count: (present: readonly Node[], atSeconds: number) => void
  readonly finish: (endSeconds: number) => Column[]
}

type Line = { readonly labels: Column['labels']; readonly gauge: Gauge; running: number }

export function createOfferingGauges({ nodes }: Plan, createGauge: () => Gauge): OfferingGauges {
  const lines = new Map<string, Line>()

  function lineOf({ group, machine: { offering, zone } }: Node): Line {
    const key = `${group}/${offering}/${zone}`
    const known = lines.get(key)
    if (known) return known
    const line = { labels: { nodePool: nodes.groups[group].name, offering, zone }, gauge: createGauge(), running: 0 }
    lines.set(key, line)
    return line
  }

  return {
    count(present, atSeconds) {
      for (const line of lines.values()) line.running = 0
      for (const node of present) if (node.phase !== 'requested') lineOf(node).running++
      for (const { gauge, running } of lines.values()) gauge.set(atSeconds, running)
    },
    finish: (endSeconds) => [...lines.values()].map(({ labels, gauge }) => ({ labels, values: gauge.finish(endSeconds) })),
  }
}
