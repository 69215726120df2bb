import { type FilterRule, refusalWords } from '../../contract/scheduling/index.ts'

/** Why a node group was no option, in the words of the event NotTriggerScaleUp or by the filter that refused its template. */
export type SkippedReason =
  | 'in backoff after failed scale-up'
  | 'max node group size reached'
  | 'max cluster cpu limit reached'
  | 'max cluster memory limit reached'
  | FilterRule

/** The scheduler's own words, short of which resource is short. */
const words: Readonly<Partial<Record<SkippedReason, string>>> = {
  ...refusalWords,
  TaintToleration: 'node(s) had untolerated taint',
  NodeResourcesFit: 'Insufficient resources',
}

/** `1 max node group size reached, 2 Insufficient resources`. */
export function describeRefusals(reasons: readonly SkippedReason[]): string {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(words[reason] ?? reason, (counts.get(words[reason] ?? reason) ?? 0) + 1)
  return counts.size === 0 ? 'no node group can hold it' : [...counts].map(([text, count]) => `${count} ${text}`).join(', ')
}
