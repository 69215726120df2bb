import { acceptsNode, matchesExpressions, untolerated } from '../../../contract/node-selection.ts'
import { holdsVolumes, type SchedulerNode, type SchedulerPod } from '../../../contract/scheduling/index.ts'

/** What no binding changes about a pod class on a node: `facts` of a row, as bits. 0: not looked at yet. */
export const known = 1
export const cordoned = 2
export const tainted = 4
export const unwanted = 8
/** Its volumes are in other zones. */
export const unattachable = 16

const cordon = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' } as const
const hardEffects = ['NoSchedule', 'NoExecute'] as const

export function factsOf(pod: SchedulerPod, node: SchedulerNode): number {
  const tolerations = pod.tolerations ?? []
  return (
    known |
    (node.isUnschedulable && untolerated([cordon], tolerations, hardEffects) ? cordoned : 0) |
    (untolerated(node.taints, tolerations, hardEffects) ? tainted : 0) |
    (acceptsNode(pod, node.labels) ? 0 : unwanted) |
    (holdsVolumes(pod, node.labels) ? 0 : unattachable)
  )
}

/** Untolerated PreferNoSchedule taints, and the weights of preferred terms that the node meets. */
export function wishesOf(pod: SchedulerPod, { taints, labels }: SchedulerNode): { readonly taints: number; readonly affinity: number } {
  const tolerations = (pod.tolerations ?? []).filter(({ effect }) => !effect || effect === 'PreferNoSchedule')
  return {
    taints: taints.filter((taint) => untolerated([taint], tolerations, ['PreferNoSchedule'])).length,
    affinity: (pod.preferredNodeAffinity ?? []).reduce(
      (sum, { weight, expressions }) => sum + (matchesExpressions(expressions, labels) ? weight : 0),
      0,
    ),
  }
}

/** What one pod class knows and has on each row. */
export type ClassColumns = {
  facts: Uint8Array
  preferTaints: Uint16Array
  affinity: Uint32Array
  /** Its pods there that are not being deleted. */
  running: Int32Array
  /** All of its pods there, those being deleted and those that are promised the node included. */
  present: Int32Array
}

export function classColumns(rows: number): ClassColumns {
  return {
    facts: new Uint8Array(rows),
    preferTaints: new Uint16Array(rows),
    affinity: new Uint32Array(rows),
    running: new Int32Array(rows),
    present: new Int32Array(rows),
  }
}

/** Room and use of every row; CPU in milli, memory in bytes. */
export type NodeColumns = {
  cpu: Float64Array
  memory: Float64Array
  gpu: Float64Array
  pods: Float64Array
  usedCpu: Float64Array
  usedMemory: Float64Array
  usedGpu: Float64Array
  usedPods: Float64Array
  /** Use with the scheduler's assumption for containers that request nothing; only the fit score reads it. */
  assumedCpu: Float64Array
  assumedMemory: Float64Array
}

const names = ['cpu', 'memory', 'gpu', 'pods', 'usedCpu', 'usedMemory', 'usedGpu', 'usedPods', 'assumedCpu', 'assumedMemory'] as const

export function nodeColumns(rows: number): NodeColumns {
  return Object.fromEntries(names.map((name) => [name, new Float64Array(rows)])) as NodeColumns
}

export function growNodeColumns(columns: NodeColumns, rows: number): void {
  for (const name of names) columns[name] = longer(columns[name], new Float64Array(rows))
}

export function growClassColumns(columns: ClassColumns, rows: number): void {
  columns.facts = longer(columns.facts, new Uint8Array(rows))
  columns.preferTaints = longer(columns.preferTaints, new Uint16Array(rows))
  columns.affinity = longer(columns.affinity, new Uint32Array(rows))
  columns.running = longer(columns.running, new Int32Array(rows))
  columns.present = longer(columns.present, new Int32Array(rows))
}

function longer<Column extends { set(values: ArrayLike<number>): void }>(from: ArrayLike<number>, to: Column): Column {
  to.set(from)
  return to
}
