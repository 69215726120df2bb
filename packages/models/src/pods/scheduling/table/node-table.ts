import type { SchedulerNode, SchedulerPod } from '../../../contract/scheduling/index.ts'
import { Domains } from './domains.ts'
import {
  type ClassColumns,
  classColumns,
  factsOf,
  growClassColumns,
  growNodeColumns,
  known,
  type NodeColumns,
  nodeColumns,
  wishesOf,
} from './node-columns.ts'
import { type PodClass, podClasses } from './pod-class.ts'

/** What DaemonSet pods take of a node before any other pod comes. */
export type NodeReserve = { readonly cpuMilli: number; readonly memoryBytes: number; readonly gpu: number; readonly pods: number }

/**
 * Nodes and what is bound to them, in columns: kept up to date by each binding, so that placing a pod reads numbers only. `schedule` is
 * the plain form of the same rules, and the oracle that this is tested against.
 */
export class NodeTable {
  readonly classes: readonly PodClass[]
  readonly columns: NodeColumns = nodeColumns(0)
  readonly byClass: readonly ClassColumns[]
  /** Rows in use, in the order in which nodes came. */
  readonly active: number[] = []
  private readonly nodes: (SchedulerNode | undefined)[] = []
  private readonly freeRows: number[] = []
  private readonly domains = new Map<string, Domains>()

  /** @param pods one template a class */
  constructor(pods: readonly SchedulerPod[]) {
    this.classes = podClasses(pods)
    this.byClass = pods.map(() => classColumns(0))
    for (const { hard, soft, affinity, avoided, refusing, preferences } of this.classes) {
      for (const { topologyKey } of [...hard, ...soft, ...affinity, ...avoided, ...refusing, ...preferences]) {
        if (!this.domains.has(topologyKey)) this.domains.set(topologyKey, new Domains(topologyKey))
      }
    }
  }

  /** Takes a node in; its row is its number until it is removed. */
  add(node: SchedulerNode, reserve: NodeReserve): number {
    const row = this.freeRows.pop() ?? this.nodes.length
    if (row >= this.columns.cpu.length) this.grow(Math.max(64, row * 2))
    const { columns } = this
    columns.usedCpu[row] = reserve.cpuMilli
    columns.usedMemory[row] = reserve.memoryBytes
    columns.usedGpu[row] = reserve.gpu
    columns.usedPods[row] = reserve.pods
    columns.assumedCpu[row] = reserve.cpuMilli
    columns.assumedMemory[row] = reserve.memoryBytes
    for (const { running, present } of this.byClass) {
      running[row] = 0
      present[row] = 0
    }
    for (const domains of this.domains.values()) domains.set(row, node.labels)
    this.update(row, node)
    this.active.push(row)
    return row
  }

  /** Its taints, cordon or allocatable have changed. */
  update(row: number, node: SchedulerNode): void {
    this.nodes[row] = node
    const { cpuMilli, memoryBytes, gpu, pods } = node.allocatable
    this.columns.cpu[row] = cpuMilli
    this.columns.memory[row] = memoryBytes
    this.columns.gpu[row] = gpu
    this.columns.pods[row] = pods
    for (const { facts } of this.byClass) facts[row] = 0
  }

  remove(row: number): void {
    this.active.splice(this.active.indexOf(row), 1)
    this.nodes[row] = undefined
    this.freeRows.push(row)
  }

  bind(row: number, podClass: number): void {
    this.byClass[podClass].running[row]++
    this.take(row, podClass, 1)
  }

  /** A pod there is being deleted: it keeps its room, its ports and its company, but spreading counts it no more. */
  stopCounting(row: number, podClass: number): void {
    this.byClass[podClass].running[row]--
  }

  /** Takes room without a pod that spreading would count: for one that is promised the node. */
  hold(row: number, podClass: number): void {
    this.take(row, podClass, 1)
  }

  /** Gives back what was held, or the room of a pod that `stopCounting` was told of. */
  release(row: number, podClass: number): void {
    this.take(row, podClass, -1)
  }

  /** Facts of a class on a row, looked up once until the node changes. */
  factsOf(row: number, podClass: number): number {
    const columns = this.byClass[podClass]
    const facts = columns.facts[row]
    if (facts & known) return facts
    const node = this.nodes[row] as SchedulerNode
    const { pod } = this.classes[podClass]
    const wishes = wishesOf(pod, node)
    columns.preferTaints[row] = wishes.taints
    columns.affinity[row] = wishes.affinity
    columns.facts[row] = factsOf(pod, node)
    return columns.facts[row]
  }

  domainsOf(topologyKey: string): Domains {
    return this.domains.get(topologyKey) as Domains
  }

  /** Requests against what is left; a resource that isn't requested may be overcommitted. */
  hasRoom(row: number, { cpuMilli, memoryBytes, gpu }: PodClass): boolean {
    const { columns } = this
    return (
      columns.usedPods[row] + 1 <= columns.pods[row] &&
      (cpuMilli === 0 || cpuMilli <= columns.cpu[row] - columns.usedCpu[row]) &&
      (memoryBytes === 0 || memoryBytes <= columns.memory[row] - columns.usedMemory[row]) &&
      (gpu === 0 || gpu <= columns.gpu[row] - columns.usedGpu[row])
    )
  }

  /** Whether no pod there, and none that is promised the node, has one of the ports. */
  hasPorts(row: number, { portRivals }: PodClass): boolean {
    for (const rival of portRivals) if (this.byClass[rival].present[row] > 0) return false
    return true
  }

  private take(row: number, podClass: number, sign: 1 | -1): void {
    const { cpuMilli, memoryBytes, gpu, assumedCpuMilli, assumedMemoryBytes } = this.classes[podClass]
    const { columns } = this
    this.byClass[podClass].present[row] += sign
    columns.usedCpu[row] += sign * cpuMilli
    columns.usedMemory[row] += sign * memoryBytes
    columns.usedGpu[row] += sign * gpu
    columns.usedPods[row] += sign
    columns.assumedCpu[row] += sign * assumedCpuMilli
    columns.assumedMemory[row] += sign * assumedMemoryBytes
  }

  private grow(rows: number): void {
    growNodeColumns(this.columns, rows)
    for (const columns of this.byClass) growClassColumns(columns, rows)
  }
}
