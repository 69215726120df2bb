import type { Labels } from '../../contract/node-selection.ts'
import type { CaGroup, CaTemplate } from './world.ts'

/** Labels that differ between groups which are the same otherwise. processors/nodegroupset/compare_nodegroups.go. */
const ignoredLabels: ReadonlySet<string> = new Set([
  'kubernetes.io/hostname',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
  'beta.kubernetes.io/fluentd-ds-ready',
  'kops.k8s.io/instancegroup',
  'eks.amazonaws.com/nodegroup',
  'cloud.google.com/gke-nodepool',
  'agentpool',
])

/** Allocatable may differ by 5 %, memory capacity by 1.5 %; everything else must be the same. */
const allocatableTolerance = 0.05
const memoryCapacityTolerance = 0.015

/** Whether two groups only differ in where they are. */
export function isSimilar(a: CaTemplate, b: CaTemplate): boolean {
  if (a.capacity.cpuMilli !== b.capacity.cpuMilli || a.capacity.gpu !== b.capacity.gpu) return false
  if (!isWithin(a.capacity.memoryBytes, b.capacity.memoryBytes, memoryCapacityTolerance)) return false
  const ours = a.use.node.allocatable
  const theirs = b.use.node.allocatable
  const hasEqualRoom = (['cpuMilli', 'memoryBytes', 'gpu', 'pods'] as const).every((key) =>
    isWithin(ours[key], theirs[key], allocatableTolerance),
  )
  return hasEqualRoom && sameLabels(a.use.node.labels, b.use.node.labels)
}

function isWithin(a: number, b: number, tolerance: number): boolean {
  return Math.max(a, b) - Math.min(a, b) <= tolerance * Math.max(a, b)
}

function sameLabels(a: Labels, b: Labels): boolean {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.every((key) => ignoredLabels.has(key) || a[key] === b[key])
}

export type Growth = { readonly group: string; readonly by: number; readonly to: number }

/** One node after another to the smallest group that may still grow; the first of the list among equals. */
export function spreadGrowth(groups: readonly { readonly group: CaGroup; readonly max: number }[], nodes: number): Growth[] {
  const sizes = groups.map(({ group }) => group.targetSize)
  for (let given = 0; given < nodes; given++) {
    let smallest = -1
    for (let index = 0; index < sizes.length; index++) {
      if (sizes[index] < groups[index].max && (smallest < 0 || sizes[index] < sizes[smallest])) smallest = index
    }
    if (smallest < 0) break
    sizes[smallest]++
  }
  return groups
    .map(({ group }, index) => ({ group: group.name, by: sizes[index] - group.targetSize, to: sizes[index] }))
    .filter(({ by }) => by > 0)
}
