import { type Path, valueAt } from '../path.ts'
import type { Rule, RuleFinding } from './rule.ts'

function below(data: unknown, at: Path, low: string, high: string): RuleFinding[] {
  const least = valueAt(data, [...at, low])
  const most = valueAt(data, [...at, high])
  if (typeof least !== 'number' || typeof most !== 'number' || most >= least) return []
  const is = `is ${most} but ${low} is ${least}`
  return [
    { at: [...at, high], part: 'value', is, expected: `at least ${least}`, received: String(most), fix: `raise ${high} or lower ${low}` },
  ]
}

export const maximumBelowMinimum: Rule = {
  code: 'E204',
  severity: 'error',
  title: 'maximum below minimum',
  cause: 'The largest number of pods or machines is smaller than the smallest.',
  fix: 'Raise the maximum or lower the minimum.',
  example: {
    wrong: 'nodes: { pool: { machineType: m7g.2xlarge, min: 5, max: 2 } }',
    right: 'nodes: { pool: { machineType: m7g.2xlarge, min: 2, max: 5 } }',
  },
  check({ data }) {
    const services = valueAt(data, ['services'])
    const count = Array.isArray(services) ? services.length : 0
    const autoscalers = (kind: string) => Array.from({ length: count }, (_, index): Path => ['services', index, 'autoscaler', kind])
    const groups = valueAt(data, ['nodes', 'clusterAutoscaler', 'nodeGroups'])
    const pools: Path[] = [
      ['nodes', 'pool'],
      ['nodes', 'scalingGroup'],
      ...Array.from({ length: Array.isArray(groups) ? groups.length : 0 }, (_, index) => [
        'nodes',
        'clusterAutoscaler',
        'nodeGroups',
        index,
      ]),
    ]
    return [
      ...pools.flatMap((at) => below(data, at, 'min', 'max')),
      ...autoscalers('hpa').flatMap((at) => below(data, at, 'minReplicas', 'maxReplicas')),
      ...autoscalers('scalingPolicies').flatMap((at) => below(data, at, 'minCapacity', 'maxCapacity')),
    ]
  },
}
