import { createFixed } from '../../src/control/cluster/providers/fixed.ts'
import type { NodeProvider } from '../../src/control/cluster/providers/provider.ts'
import type { Simulation } from '../../src/control/simulation.ts'
import type { Node } from '../../src/control/world.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { RunResult } from '../../src/result/run-result.ts'
import { startRun } from '../../src/run.ts'

export type Step = { readonly atSeconds: number; readonly act: (sim: Simulation, atSeconds: number) => void }

export type Scripted = {
  readonly result: RunResult
  readonly sim: Simulation
  readonly drained: readonly { node: Node; atSeconds: number }[]
}

/** Runs a plan of fixed machines with somebody who acts on the cluster at given instants, and notes the notices that come back. */
export function runScripted(plan: Plan, steps: readonly Step[]): Scripted {
  const drained: { node: Node; atSeconds: number }[] = []
  let world: Simulation | undefined
  const createProvider = (): NodeProvider => ({
    ...createFixed(),
    start(sim) {
      world = sim
      createFixed().start(sim)
      steps.forEach(({ atSeconds }, index) => {
        sim.schedule(atSeconds, { type: 'provider-wake', topic: String(index) })
      })
    },
    notice(sim, notice, atSeconds) {
      if (notice.type === 'provider-wake') steps[Number(notice.topic)].act(sim, atSeconds)
      if (notice.type === 'node-drained') drained.push({ node: notice.node, atSeconds })
    },
  })
  const started = startRun(plan, {}, { createProvider })
  while (!started.advance(1000).isDone);
  if (!world) throw new Error('the provider was never started')
  return { result: started.result(), sim: world, drained }
}
