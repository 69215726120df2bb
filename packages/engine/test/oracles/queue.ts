import { createStreams, type Distribution } from '@plimsoll/kernel'
import { createExactDataPlane } from '../../src/dataplane/exact/index.ts'
import type { DataPlaneSpec } from '../../src/dataplane/port.ts'

export type Queue = {
  readonly arrivalsPerSecond: number
  readonly serviceTime: Distribution
  readonly pods?: number
  readonly workers?: number
  readonly queueLimit?: number
  readonly policy?: string
}

/** A mean over replications with half the width of its 99 percent confidence interval. */
export type Estimate = { readonly mean: number; readonly halfWidth: number }

/** 99.5 percent point of Student's t with 19 degrees of freedom. */
const student19 = 2.861
const replications = 20

/** Runs a queue with Poisson arrivals to equilibrium: mean time in the system of those served, and the share turned away. */
export function observe(
  queue: Queue,
  durationSeconds: number,
): { readonly sojourn: Estimate; readonly lost: Estimate; readonly p99: Estimate } {
  const sojourns: number[] = []
  const losses: number[] = []
  const p99s: number[] = []
  for (let replication = 0; replication < replications; replication++) {
    const { latency, sources, requests } = runOnce(queue, durationSeconds, replication)
    sojourns.push(latency[0].whole?.meanSeconds ?? Number.NaN)
    p99s.push(latency[0].whole?.p99Seconds ?? Number.NaN)
    losses.push(sources[0].totals.queueFull / requests)
  }
  return { sojourn: estimate(sojourns), lost: estimate(losses), p99: estimate(p99s) }
}

function runOnce(queue: Queue, durationSeconds: number, replication: number) {
  const { arrivalsPerSecond, serviceTime, pods = 1, workers = 1, queueLimit = Number.POSITIVE_INFINITY, policy = 'round-robin' } = queue
  const spec: DataPlaneSpec = {
    durationSeconds,
    bucketSeconds: durationSeconds,
    services: [{ name: 'service', workers, queueLimit, patienceSeconds: Number.POSITIVE_INFINITY, serviceTime, policy }],
    sources: [{ name: 'source', intent: 'customers', service: 0, clients: null, pattern: steady(arrivalsPerSecond) }],
    stations: [],
    needsClients: false,
  }
  const plane = createExactDataPlane(spec, createStreams({ seed: 1, replication }))
  for (let slot = 0; slot < pods; slot++) plane.open(0, slot, 1)
  plane.advance(durationSeconds)
  return plane.finish()
}

function steady(perSecond: number): DataPlaneSpec['sources'][number]['pattern'] {
  return {
    pieceAt(atSeconds, piece) {
      Object.assign(piece, { fromSeconds: atSeconds, untilSeconds: atSeconds + 1e6, perSecond, exactCount: -1 })
    },
  }
}

function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return { mean, halfWidth: student19 * Math.sqrt(variance / values.length) }
}
