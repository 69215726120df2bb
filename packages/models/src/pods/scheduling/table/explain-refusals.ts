import { refusalWords } from '../../../contract/scheduling/index.ts'
import { cordoned, tainted, unwanted } from './node-columns.ts'
import type { NodeTable } from './node-table.ts'
import { type Placer, type Verdict, verdictNumber, verdicts } from './place-pod.ts'

/**
 * Why the last pod of a class that was placed found no node, in the scheduler's own words:
 * `0/5 nodes are available: 2 node(s) had untolerated taint(s), 3 Insufficient cpu.` A node may lack several resources at once.
 *
 * @see FitError in pkg/scheduler/framework/types.go
 */
export function explainRefusals(table: NodeTable, { tally }: Placer, podClass: number): string {
  const reasons = verdicts.flatMap((verdict, index) =>
    verdict !== 'feasible' && verdict !== 'NodeResourcesFit' && tally[index] > 0 ? [`${tally[index]} ${refusalWords[verdict]}`] : [],
  )
  const isShort = tally[verdictNumber.NodeResourcesFit] > 0
  const all = [...reasons, ...(isShort ? lacking(table, podClass) : [])].sort((a, b) => (a < b ? -1 : 1))
  return `0/${table.active.length} nodes are available${all.length > 0 ? `: ${all.join(', ')}` : ''}.`
}

function lacking(table: NodeTable, podClass: number): string[] {
  const { columns, classes } = table
  const { cpuMilli, memoryBytes, gpu } = classes[podClass]
  const counts = { 'Insufficient cpu': 0, 'Insufficient memory': 0, 'Insufficient nvidia.com/gpu': 0, 'Too many pods': 0 }
  for (const row of table.active) {
    const isRefusedBefore = table.factsOf(row, podClass) & (cordoned | tainted | unwanted)
    if (isRefusedBefore || !table.hasPorts(row, classes[podClass])) continue
    if (cpuMilli > 0 && cpuMilli > columns.cpu[row] - columns.usedCpu[row]) counts['Insufficient cpu']++
    if (memoryBytes > 0 && memoryBytes > columns.memory[row] - columns.usedMemory[row]) counts['Insufficient memory']++
    if (gpu > 0 && gpu > columns.gpu[row] - columns.usedGpu[row]) counts['Insufficient nvidia.com/gpu']++
    if (columns.usedPods[row] + 1 > columns.pods[row]) counts['Too many pods']++
  }
  return Object.entries(counts).flatMap(([reason, count]) => (count > 0 ? [`${count} ${reason}`] : []))
}

/** What keeps a pod waiting, in one word by verdict; the first stands for no node at all. */
const words = {
  feasible: 'no-node',
  NodeUnschedulable: 'cordoned',
  TaintToleration: 'taint',
  NodeAffinity: 'affinity',
  NodePorts: 'host-port',
  NodeResourcesFit: 'resources',
  VolumeBinding: 'volume',
  PodTopologySpread: 'spread',
  InterPodAffinity: 'pod-affinity',
  InterPodAntiAffinity: 'pod-anti-affinity',
  ExistingPodsAntiAffinity: 'pod-anti-affinity',
} as const satisfies Readonly<Record<Verdict, string>>

export type PendingReason = (typeof words)[Verdict]

/** The last check that any node reached when the last pod was placed: a node that only lacks room would take it, whatever the others say. */
export function pendingReason({ tally }: Placer): PendingReason {
  for (let verdict = verdicts.length - 1; verdict > 0; verdict--) if (tally[verdict] > 0) return words[verdicts[verdict]]
  return words.feasible
}
