import type { FallbackPods } from '@plimsoll/models'
import type { Simulation } from '../../simulation.ts'

/** The target's size, and how many of its pods are Ready. */
export function podsOf({ world }: Simulation, service: number): FallbackPods {
  const { desired, pods } = world.services[service]
  return { replicas: desired, readyReplicas: pods.reduce((count, { phase }) => count + (phase === 'ready' ? 1 : 0), 0) }
}
