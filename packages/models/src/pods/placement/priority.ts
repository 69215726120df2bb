/** A `scheduling.k8s.io/v1` PriorityClass, as far as scheduling reads it. */
export type PriorityClass = {
  readonly name: string
  readonly value: number
  readonly globalDefault: boolean
  readonly preemptionPolicy: 'PreemptLowerPriority' | 'Never'
}

/** Classes that every cluster has. */
export const systemPriorityClasses: readonly PriorityClass[] = [
  { name: 'system-cluster-critical', value: 2_000_000_000, globalDefault: false, preemptionPolicy: 'PreemptLowerPriority' },
  { name: 'system-node-critical', value: 2_000_001_000, globalDefault: false, preemptionPolicy: 'PreemptLowerPriority' },
]

export type Priority = { readonly value: number; readonly mayPreempt: boolean }

/** Priority of pods that name a class, or of those that name none; undefined when there is no class of that name. */
export function priorityOf(name: string | undefined, classes: readonly PriorityClass[]): Priority | undefined {
  if (name === undefined) {
    const standard = classes.find(({ globalDefault }) => globalDefault)
    return standard ? asPriority(standard) : { value: 0, mayPreempt: true }
  }
  const found = [...systemPriorityClasses, ...classes].find((each) => each.name === name)
  return found && asPriority(found)
}

function asPriority({ value, preemptionPolicy }: PriorityClass): Priority {
  return { value, mayPreempt: preemptionPolicy === 'PreemptLowerPriority' }
}
