import { scoreWeights } from '../weights.ts'
import { addCompanyPoints } from './company.ts'
import type { NodeTable } from './node-table.ts'
import { addSpreadPoints } from './spread-costs.ts'

/** scoringStrategy.type of NodeResourcesFit: LeastAllocated spreads pods over nodes, MostAllocated packs them. */
export type ScoringStrategy = 'LeastAllocated' | 'MostAllocated'

/** Adds every plug-in's weighted points to `totals`, one a feasible row. The rules are those of `scores.ts`. */
export function addPoints(
  table: NodeTable,
  podClass: number,
  feasible: Int32Array,
  found: number,
  scoring: ScoringStrategy,
  totals: Float64Array,
): void {
  addWishPoints(table, podClass, feasible, found, totals)
  addSpreadPoints(table, podClass, feasible, found, scoreWeights.PodTopologySpread, totals)
  addCompanyPoints(table, podClass, feasible, found, totals)
  addFitPoints(table, podClass, feasible, found, scoring, totals)
  addBalancePoints(table, podClass, feasible, found, totals)
}

function addWishPoints(table: NodeTable, podClass: number, feasible: Int32Array, found: number, totals: Float64Array): void {
  const { preferTaints, affinity } = table.byClass[podClass]
  const hasPreferences = (table.classes[podClass].pod.preferredNodeAffinity ?? []).length > 0
  let mostTaints = 0
  let mostAffinity = 0
  for (let at = 0; at < found; at++) {
    mostTaints = Math.max(mostTaints, preferTaints[feasible[at]])
    mostAffinity = Math.max(mostAffinity, affinity[feasible[at]])
  }
  for (let at = 0; at < found; at++) {
    const row = feasible[at]
    const taintPoints = mostTaints === 0 ? 100 : 100 - Math.trunc((100 * preferTaints[row]) / mostTaints)
    totals[at] += scoreWeights.TaintToleration * taintPoints
    if (hasPreferences && mostAffinity > 0) totals[at] += scoreWeights.NodeAffinity * Math.trunc((100 * affinity[row]) / mostAffinity)
  }
}

function addFitPoints(
  table: NodeTable,
  podClass: number,
  feasible: Int32Array,
  found: number,
  scoring: ScoringStrategy,
  totals: Float64Array,
): void {
  const { cpu, memory, assumedCpu, assumedMemory } = table.columns
  const { assumedCpuMilli, assumedMemoryBytes } = table.classes[podClass]
  const share = scoring === 'LeastAllocated' ? freeShare : usedShare
  for (let at = 0; at < found; at++) {
    const row = feasible[at]
    const ofCpu = cpu[row] > 0 ? share(cpu[row], assumedCpu[row] + assumedCpuMilli) : 0
    const ofMemory = memory[row] > 0 ? share(memory[row], assumedMemory[row] + assumedMemoryBytes) : 0
    const resources = (cpu[row] > 0 ? 1 : 0) + (memory[row] > 0 ? 1 : 0)
    if (resources > 0) totals[at] += scoreWeights.NodeResourcesFit * Math.trunc((ofCpu + ofMemory) / resources)
  }
}

function freeShare(all: number, used: number): number {
  return Math.max(0, Math.trunc(((all - used) * 100) / all))
}

/** @see pkg/scheduler/framework/plugins/noderesources/most_allocated.go: more than all counts as all */
function usedShare(all: number, used: number): number {
  return Math.trunc((Math.min(used, all) * 100) / all)
}

/** BalancedAllocation of 1.36: how much evener CPU and memory get; nothing for pods that request neither. */
function addBalancePoints(table: NodeTable, podClass: number, feasible: Int32Array, found: number, totals: Float64Array): void {
  const { cpu, memory, usedCpu, usedMemory } = table.columns
  const { cpuMilli, memoryBytes } = table.classes[podClass]
  if (cpuMilli === 0 && memoryBytes === 0) return
  for (let at = 0; at < found; at++) {
    const row = feasible[at]
    const before = evenness(usedCpu[row], cpu[row], usedMemory[row], memory[row])
    const after = evenness(usedCpu[row] + cpuMilli, cpu[row], usedMemory[row] + memoryBytes, memory[row])
    totals[at] += scoreWeights.NodeResourcesBalancedAllocation * (50 + Math.trunc((50 + after - before) / 2))
  }
}

function evenness(usedCpu: number, cpu: number, usedMemory: number, memory: number): number {
  const deviation = cpu > 0 && memory > 0 ? Math.abs((Math.min(1, usedCpu / cpu) - Math.min(1, usedMemory / memory)) / 2) : 0
  return Math.trunc((1 - deviation) * 100)
}
