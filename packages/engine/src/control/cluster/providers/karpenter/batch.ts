import { addToBatch, batchDueAtSeconds, pendingRetrySeconds } from '@plimsoll/models'
import type { Simulation } from '../../../simulation.ts'
import type { Pod } from '../../../world.ts'
import type { Karpenter } from './memory.ts'

/** Brings up pods for the next solve: new ones at once, those that wait each 10 s. */
export function triggerProvisioning(sim: Simulation, { memory }: Karpenter, pods: readonly Pod[], atSeconds: number): void {
  const due = pods.filter(({ index }) => atSeconds - (memory.triggered.get(index) ?? Number.NEGATIVE_INFINITY) >= pendingRetrySeconds)
  if (due.length === 0) return
  for (const { index } of due) memory.triggered.set(index, atSeconds)
  const names = due.map(({ index }) => String(index))
  const before = memory.batch
  memory.batch = addToBatch(before, names, atSeconds)
  if (!before && memory.batch) sim.schedule(batchDueAtSeconds(memory.batch), { type: 'provider-wake', topic: 'batch' })
}
