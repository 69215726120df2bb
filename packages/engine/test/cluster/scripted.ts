import { createProvider as createPlannedProvider } from '../../src/control/cluster/providers/index.ts'
import type { NodeProvider } from '../../src/control/cluster/providers/provider.ts'
import type { Simulation } from '../../src/control/simulation.ts'
import type { Node } from '../../src/control/world.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { PlannedNodes } from '../../src/plan/planned-nodes.ts'
import type { RunResult } from '../../src/result/run-result.ts'
import { startRun } from '../../src/run.ts'

export type Step = { readonly atSeconds: number; readonly act: (sim: Simulation, atSeconds: number) => void }

export type Scripted = {
  readonly result: RunResult
  readonly sim: Simulation
  readonly drained: readonly { node: Node; atSeconds: number }[]
}

/** Runs a plan with somebody beside its provider who acts on the cluster at given instants, and notes the drains that end. */
export function runScripted(plan: Plan, steps: readonly Step[]): Scripted {
  const drained: { node: Node; atSeconds: number }[] = []
  let world: Simulation | undefined
  const createProvider = (nodes: PlannedNodes): NodeProvider => {
    const provider = createPlannedProvider(nodes)
    return {
      ...provider,
      start(sim) {
        world = sim
        provider.start(sim)
        steps.forEach(({ atSeconds }, index) => {
          sim.schedule(atSeconds, { type: 'provider-wake', topic: `script/${index}` })
        })
      },
      notice(sim, notice, atSeconds) {
        const [what, index] = notice.type === 'provider-wake' ? notice.topic.split('/') : []
        if (what === 'script') {
          steps[Number(index)].act(sim, atSeconds)
          return
        }
        if (notice.type === 'node-drained') drained.push({ node: notice.node, atSeconds })
        provider.notice(sim, notice, atSeconds)
      },
    }
  }
  const started = startRun(plan, {}, { createProvider })
  while (!started.advance(1000).isDone);
  if (!world) throw new Error('the provider was never started')
  return { result: started.result(), sim: world, drained }
}
