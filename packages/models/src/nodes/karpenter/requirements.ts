import type { LabelExpression, Labels } from '../../contract/node-selection.ts'
import { intersect, oneOf, operatorOf, overlaps, type Requirement, requirementOf } from './requirement.ts'

/** What is required of a node, one entry a label; all must hold. */
export type Requirements = ReadonlyMap<string, Requirement>

export type PoolRequirement = LabelExpression & { readonly minValues?: number }

/** Labels that every cloud node gets: a claim that leaves them open can still have any value. */
export const wellKnownLabels: ReadonlySet<string> = new Set([
  'karpenter.sh/nodepool',
  'karpenter.sh/capacity-type',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'node.kubernetes.io/instance-type',
  'node.kubernetes.io/windows-build',
  'kubernetes.io/arch',
  'kubernetes.io/os',
  'kubernetes.io/hostname',
  'karpenter.k8s.aws/instance-family',
  'karpenter.k8s.aws/instance-category',
  'karpenter.k8s.aws/instance-generation',
  'karpenter.k8s.aws/instance-size',
  'karpenter.k8s.aws/instance-cpu',
  'karpenter.k8s.aws/instance-memory',
  'karpenter.k8s.aws/instance-gpu-count',
  'karpenter.k8s.aws/instance-hypervisor',
])

export function requirementsOf(expressions: readonly PoolRequirement[], labels: Labels = {}): Requirements {
  const result = new Map<string, Requirement>()
  for (const expression of expressions) addTo(result, expression.key, requirementOf(expression))
  for (const key of Object.keys(labels)) addTo(result, key, oneOf([labels[key]]))
  return result
}

export function merge(...all: readonly Requirements[]): Requirements {
  const result = new Map<string, Requirement>()
  for (const each of all) for (const [key, requirement] of each) addTo(result, key, requirement)
  return result
}

function addTo(result: Map<string, Requirement>, key: string, requirement: Requirement): void {
  const before = result.get(key)
  result.set(key, before ? intersect(before, requirement) : requirement)
}

/**
 * Whether a node with `have` can satisfy `wanted`. A label that `have` leaves open must be one of `mayBeOpen`, unless it has to be absent.
 *
 * @see karpenter pkg/scheduling/requirements.go
 */
export function isCompatible(have: Requirements, wanted: Requirements, mayBeOpen: ReadonlySet<string> = wellKnownLabels): boolean {
  for (const [key, requirement] of wanted) {
    if (have.has(key) || mayBeOpen.has(key)) continue
    if (!isNegative(requirement)) return false
  }
  return intersects(have, wanted)
}

/** Whether every label that both name has a value that suits both. */
export function intersects(a: Requirements, b: Requirements): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a]
  for (const [key, requirement] of fewer) {
    const other = more.get(key)
    if (!other || overlaps(other, requirement)) continue
    if (!isNegative(requirement) || !isNegative(other)) return false
  }
  return true
}

function isNegative(requirement: Requirement): boolean {
  const operator = operatorOf(requirement)
  return operator === 'NotIn' || operator === 'DoesNotExist'
}
