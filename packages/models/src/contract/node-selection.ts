/** Labels, taints and the rules by which a pod accepts a node, as the Kubernetes API has them. */
export type Labels = Readonly<Record<string, string>>

export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'

export type Taint = { readonly key: string; readonly value?: string; readonly effect: TaintEffect }

/** No key: every key. No effect: every effect. */
export type Toleration = {
  readonly key?: string
  readonly operator?: 'Exists' | 'Equal'
  readonly value?: string
  readonly effect?: TaintEffect
  /** How long a NoExecute taint is tolerated; absent: for ever. */
  readonly tolerationSeconds?: number
}

export type LabelExpression = {
  readonly key: string
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt' | 'Gte' | 'Lte'
  readonly values?: readonly string[]
}

/** Which nodes a pod may go to: nodeSelector and the required terms of its node affinity (one term must hold, with all of its expressions). */
export type NodeChoice = {
  readonly nodeSelector?: Labels
  readonly requiredNodeAffinityTerms?: readonly (readonly LabelExpression[])[]
}

export function acceptsNode({ nodeSelector, requiredNodeAffinityTerms }: NodeChoice, labels: Labels): boolean {
  if (nodeSelector && !matchesLabels(nodeSelector, labels)) return false
  if (!requiredNodeAffinityTerms || requiredNodeAffinityTerms.length === 0) return true
  return requiredNodeAffinityTerms.some((term) => term.length > 0 && matchesExpressions(term, labels))
}

/** The first taint of these effects that no toleration covers; undefined when all are tolerated. */
export function untolerated(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
  effects: readonly TaintEffect[],
): Taint | undefined {
  return taints.find((taint) => effects.includes(taint.effect) && !tolerations.some((each) => tolerates(each, taint)))
}

export function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false
  if (toleration.key && toleration.key !== taint.key) return false
  return toleration.operator === 'Exists' || (toleration.value ?? '') === (taint.value ?? '')
}

/** A label selector of the API: all labels and all expressions must hold, so an empty one selects everything. */
export type LabelSelector = { readonly matchLabels?: Labels; readonly matchExpressions?: readonly LabelExpression[] }

export function selects({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  return matchesLabels(matchLabels, labels) && matchesExpressions(matchExpressions, labels)
}

export function matchesLabels(wanted: Labels, labels: Labels): boolean {
  for (const key of Object.keys(wanted)) if (labels[key] !== wanted[key]) return false
  return true
}

export function matchesExpressions(expressions: readonly LabelExpression[], labels: Labels): boolean {
  return expressions.every((expression) => matchesExpression(expression, labels[expression.key]))
}

/** NotIn and DoesNotExist hold for an absent label; the comparisons need a whole number on both sides. */
function matchesExpression({ operator, values = [] }: LabelExpression, value: string | undefined): boolean {
  if (value === undefined) return operator === 'NotIn' || operator === 'DoesNotExist'
  switch (operator) {
    case 'In':
      return values.includes(value)
    case 'NotIn':
      return !values.includes(value)
    case 'Exists':
      return true
    case 'DoesNotExist':
      return false
    case 'Gt':
      return Number(value) > Number(values[0])
    case 'Lt':
      return Number(value) < Number(values[0])
    case 'Gte':
      return Number(value) >= Number(values[0])
    case 'Lte':
      return Number(value) <= Number(values[0])
  }
}
