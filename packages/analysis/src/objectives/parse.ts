import { nearestWord } from '@plimsoll/kernel'
import { type ReadLimit, readLimit } from './limit.ts'
import { canonicalName, type MetricName, metricNames } from './metric-names.ts'
import type { Comparator, Objective, ObjectiveMetric, ObjectiveProblem, ObjectiveUnit } from './objective.ts'
import { type KnownNames, readScope, type ScopeFault } from './scope.ts'

export type ParsedObjective = { readonly objective: Objective } | { readonly problem: ObjectiveProblem }

/** name, {scope}, comparator, limit; each may be wrong on its own. */
const shape = /^\s*(?<name>[A-Za-z][\w.]*(?:\([^)]*\))?)\s*(?:\{(?<scope>[^}]*)\})?\s*(?<comparator>[<>=!]+)\s*(?<limit>.*?)\s*$/d

const comparators: readonly Comparator[] = ['<', '<=', '>', '>=', '==', '!=']

/**
 * Reads one objective in k6's threshold grammar: `metric{scope} comparator limit`, with money, pods and headroom added.
 *
 * @param known names that scopes may refer to; a name outside is a problem
 * @example parseObjective('p99{service:checkout} < 300ms')
 */
export function parseObjective(text: string, known: KnownNames = {}): ParsedObjective {
  const match = shape.exec(text)
  const parts = match?.groups
  const at = match?.indices?.groups
  if (!parts || !at) return { problem: shapeProblem(text) }
  const metric = metricNames.find(({ name }) => name === canonicalName(parts.name))
  if (!metric) return { problem: unknownMetric(parts.name, at.name[0]) }

  const scope = readScope(parts.scope ?? null, metric, known)
  if ('fix' in scope) return { problem: scopeProblem(scope, at.scope[0]) }

  const { comparator } = parts
  if (!isComparator(comparator)) return { problem: unknownComparator(comparator, at.comparator[0]) }

  const limit = readLimit(parts.limit, metric.unit, metric.metric.kind === 'outcome')
  if ('expected' in limit) return { problem: limitProblem(metric, parts.limit, limit, at.limit[0]) }
  return {
    objective: { text: text.trim(), name: parts.name, ...measured(metric, limit.isPercent), scope, comparator, limit: limit.value },
  }
}

function isComparator(text: string): text is Comparator {
  return comparators.some((comparator) => comparator === text)
}

/** An outcome is a share or a count, as its limit says. */
function measured(metric: MetricName, isPercent: boolean): { readonly metric: ObjectiveMetric; readonly unit: ObjectiveUnit } {
  if (metric.metric.kind !== 'outcome') return { metric: metric.metric, unit: metric.unit }
  return isPercent ? { metric: metric.metric, unit: 'ratio' } : { metric: { ...metric.metric, as: 'count' }, unit: 'requests' }
}

function shapeProblem(text: string): ObjectiveProblem {
  return {
    message: text.trim() === '' ? 'an objective is empty' : 'an objective is a metric, a comparator and a limit',
    expected: 'metric{scope} comparator limit',
    received: text,
    fix: 'Write it like p99 < 300ms, availability > 99.9% or bill.day < 900.',
    from: 0,
    to: text.length,
  }
}

function scopeProblem({ at, ...fault }: ScopeFault, scopeFrom: number): ObjectiveProblem {
  const from = scopeFrom + at
  return { ...fault, from, to: from + Math.max(1, fault.received.length) }
}

function unknownMetric(written: string, from: number): ObjectiveProblem {
  const names = metricNames.map(({ name }) => name)
  const isPercentile = /^p\(?[\d.\s]+\)?$/.test(written)
  const near = nearestWord(canonicalName(written), names)
  return {
    message: isPercentile ? `the percentile ${written} is not recorded` : `no metric is called ${written}`,
    expected: isPercentile ? names.filter((name) => /^p\d/.test(name)).join(', ') : names.join(', '),
    received: written,
    fix: near === undefined ? 'Use one of the names listed.' : `Did you mean ${near}?`,
    from,
    to: from + written.length,
  }
}

function unknownComparator(comparator: string, from: number): ObjectiveProblem {
  return {
    message: `${comparator} is no comparator`,
    expected: comparators.join(', '),
    received: comparator,
    fix: comparator === '=' || comparator === '===' ? 'Write == for "equal".' : 'Use one of the comparators listed.',
    from,
    to: from + comparator.length,
  }
}

function limitProblem(
  { name }: MetricName,
  received: string,
  { expected, fix }: Extract<ReadLimit, { expected: string }>,
  from: number,
): ObjectiveProblem {
  return { message: `the limit of ${name} cannot be read`, expected, received, fix, from, to: from + Math.max(1, received.length) }
}
