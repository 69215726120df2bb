import { type Distribution, type Streams, sampler } from '@plimsoll/kernel'
import type { Plan } from '../plan/plan.ts'

/**
 * Every chance draw of the control plane, each from a stream of its own, so that one more draw here never shifts another:
 * the n-th pod of a service starts equally fast in every scenario under one seed.
 */
export type Draw = {
  readonly startup: (service: number) => number
  /** Where in the probe's period a container happens to start, 0..1. */
  readonly probePhase: (service: number) => number
  readonly uid: () => number
  readonly nodeRequest: () => number
  readonly nodeBoot: () => number
  readonly nodeReady: () => number
  /** Where in its period a periodic loop happens to start, 0..1. */
  readonly phase: (name: string) => number
}

export function createDraw(plan: Plan, streams: Streams): Draw {
  const startups = plan.services.map((service) => drawer(service.startup, streams, `services/${service.name}/startup`))
  const probes = plan.services.map((service) => streams(`services/${service.name}/probe-phase`))
  const uids = streams('pods/uid')
  const pool = plan.nodes.kind === 'pool' ? plan.nodes.provisioning : null
  const absent = () => 0
  const phases = new Map<string, number>()
  return {
    startup: (service) => startups[service](),
    probePhase: (service) => probes[service].uniform(),
    uid: () => uids.uint32(),
    nodeRequest: pool ? drawer(pool.request, streams, `nodes/${plan.nodes.name}/request`) : absent,
    nodeBoot: pool ? drawer(pool.boot, streams, `nodes/${plan.nodes.name}/boot`) : absent,
    nodeReady: pool ? drawer(pool.ready, streams, `nodes/${plan.nodes.name}/ready`) : absent,
    phase(name) {
      const phase = phases.get(name) ?? streams(`phases/${name}`).uniform()
      phases.set(name, phase)
      return phase
    },
  }
}

function drawer(distribution: Distribution, streams: Streams, name: string): () => number {
  const stream = streams(name)
  const { fill } = sampler(distribution)
  const one = new Float64Array(1)
  return () => {
    fill(stream, one, 1)
    return one[0]
  }
}
