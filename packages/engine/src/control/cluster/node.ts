import type { PlannedGroup, PlannedMachine } from '../../plan/planned-nodes.ts'
import type { NodeWay } from '../draw.ts'
import type { Simulation } from '../simulation.ts'
import type { Node } from '../world.ts'

/** A machine that was just asked for. */
export function newNode(
  index: number,
  group: number,
  { name, taints }: PlannedGroup,
  machine: PlannedMachine,
  atSeconds: number,
  isWarmStart = false,
): Node {
  const hostname = `${name}-${index}`
  return {
    index,
    name: hostname,
    row: -1,
    group,
    machine,
    labels: { ...machine.labels, 'kubernetes.io/hostname': hostname },
    taints,
    phase: 'requested',
    stay: null,
    isWarmStart,
    isCordoned: false,
    isGpuReady: machine.capacity.gpus === 0,
    room: { ...machine.room },
    drain: null,
    pods: [],
    images: new Set(),
    pulls: { pulls: [], atOnce: 1, atSeconds },
    podsChangedAtSeconds: null,
    requestedAtSeconds: atSeconds,
    launchedAtSeconds: null,
    joinedAtSeconds: null,
    readyAtSeconds: null,
    endedAtSeconds: null,
    idleSinceSeconds: null,
    idleSeconds: 0,
    requestedCoreSeconds: 0,
    accountedSeconds: atSeconds,
  }
}

/** Runs, and is paid for. */
export function isRunning({ phase, stay }: Node): boolean {
  return phase !== 'requested' && phase !== 'gone' && (stay === null || stay.stoppedAtSeconds === null)
}

export function wayOf({ stay, isWarmStart }: Node): NodeWay {
  if (isWarmStart) return 'warm'
  return stay ? 'prepared' : 'cold'
}

/** Its kubelet is Ready, whether or not new pods may come. */
export function isUp({ phase }: Node): boolean {
  return phase === 'ready' || phase === 'draining'
}

/** Ready with all that it is made of, GPUs included: what controllers call initialized. */
export function isInitialized(node: Node): boolean {
  return isUp(node) && node.isGpuReady
}

/** Machines of a group that are there or on their way. */
export function machinesOf(sim: Simulation, group: number): Node[] {
  return sim.world.present.filter((node) => node.group === group)
}
