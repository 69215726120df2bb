import { createMetricsServer, type MemoryUse, type MetricsServer, workingSetBytes } from '@plimsoll/models'
import type { DataPlane } from '../../dataplane/port.ts'
import type { Pod } from '../world.ts'
import { kubeletOf } from './kubelets.ts'
import { SlotSet } from './slot-set.ts'

const firstSlots = 64

/** Containers of one service that kubelets read, in columns by slot and phase: what is done for each pod at each reading has no object in it. */
export type Watched = {
  readonly server: MetricsServer
  readonly start: (pod: Pod) => void
  readonly serve: (pod: Pod) => void
  readonly stop: (pod: Pod) => void
  readonly read: (group: number, atSeconds: number, collectedAtSeconds: number) => void
}

export function createWatched(
  dataPlane: DataPlane,
  service: number,
  coresPerBusyWorker: number,
  memoryByVersion: readonly (MemoryUse | null)[],
): Watched {
  const server = createMetricsServer()
  const groups: SlotSet[] = []
  /** Cores that a busy worker uses; 0 before its container serves, whatever the slot's last one did. */
  let cores = new Float64Array(firstSlots)
  let memorySince = new Float64Array(firstSlots)
  let version = new Float64Array(firstSlots)
  const isMemoryKnown = memoryByVersion.some((memory) => memory !== null)
  /** Of the pods of one phase, row by row. */
  let cpuSeconds = new Float64Array(firstSlots)
  let memoryBytes = new Float64Array(firstSlots)

  function grow(slots: number): void {
    cores = widened(cores, slots)
    memorySince = widened(memorySince, slots)
    version = widened(version, slots)
    cpuSeconds = new Float64Array(slots)
    memoryBytes = new Float64Array(slots)
  }

  function readMemory({ slots, count }: SlotSet, atSeconds: number): void {
    if (!isMemoryKnown) return
    for (let row = 0; row < count; row++) {
      const slot = slots[row]
      const memory = memoryByVersion[version[slot]]
      memoryBytes[row] = memory ? workingSetBytes(memory, dataPlane.inFlight(service, slot), atSeconds - memorySince[slot]) : Number.NaN
    }
  }

  return {
    server,
    start(pod) {
      server.watch(pod.slot, pod.containerAtSeconds ?? 0)
      const group = kubeletOf(pod.node)
      while (groups.length <= group) groups.push(new SlotSet())
      groups[group].add(pod.slot)
      if (pod.slot >= cores.length) grow(2 * pod.slot)
      cores[pod.slot] = 0
      memorySince[pod.slot] = pod.memorySinceSeconds
      version[pod.slot] = pod.version
    },
    serve({ slot }) {
      cores[slot] = coresPerBusyWorker
    },
    stop({ slot, node }) {
      server.forget(slot)
      groups[kubeletOf(node)]?.remove(slot)
    },
    read(group, atSeconds, collectedAtSeconds) {
      const watched = groups[group]
      if (!watched) return
      const { slots, count } = watched
      dataPlane.readBusySeconds(service, slots, count, cpuSeconds)
      multiply(cpuSeconds, cores, slots, count)
      readMemory(watched, atSeconds)
      server.read({ slots, count, atSeconds, collectedAtSeconds, cpuSeconds, memoryBytes: isMemoryKnown ? memoryBytes : null })
    },
  }
}

/** `into[i]` becomes that times what `factors` has for the slot of row i. */
function multiply(into: Float64Array, factors: Float64Array, slots: Int32Array, count: number): void {
  for (let row = 0; row < count; row++) into[row] *= factors[slots[row]]
}

function widened(column: Float64Array, slots: number): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(slots)
  wider.set(column)
  return wider
}
