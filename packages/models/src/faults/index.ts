import type { z } from 'zod'
import { registry } from '../contract/registry.ts'
import type { FaultStep } from './fault.ts'
import { metricsDropout } from './metrics-dropout/index.ts'
import { nodeLoss } from './node-loss/index.ts'
import { spotStorm } from './spot-storm/index.ts'
import { stockOut } from './stock-out/index.ts'
import { zoneLoss } from './zone-loss/index.ts'

export { evictionAfter, unreachableTolerationSeconds } from './eviction-timing.ts'
export type { FaultEffect, FaultStep, MetricsApiGroup } from './fault.ts'

const family = registry(metricsDropout, nodeLoss, spotStorm, stockOut, zoneLoss)

/** A strategy whose spec the registry has matched to it by kind. */
type Matched = { steps(spec: FaultSpec): readonly FaultStep[] }

/** What goes wrong, and when. */
export const faults = {
  ...family,
  /** Everything that the faults of a document do, earliest first; at the same instant in document order. */
  steps: (specs: readonly FaultSpec[]): FaultStep[] => {
    const all = specs.flatMap((spec) => (family.get(spec.kind) as Matched).steps(spec))
    const order = all.map((_, index) => index).sort((a, b) => all[a].atSeconds - all[b].atSeconds || a - b)
    return order.map((index) => all[index])
  },
}
export type FaultSpec = z.output<typeof family.spec>
