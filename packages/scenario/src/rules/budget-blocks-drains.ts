import type { PodDisruptionBudget } from '@plimsoll/models'
import { replicaBounds } from './replica-bounds.ts'
import type { Rule } from './rule.ts'

/** Pods that may be away at a time when `pods` are healthy. Kubernetes rounds percentages of both fields up. */
function disruptionsAllowed({ minAvailable, maxUnavailable }: PodDisruptionBudget, pods: number): number {
  const count = ({ unit, value }: NonNullable<typeof minAvailable>) => (unit === 'pods' ? value : Math.ceil((value * pods) / 100))
  return maxUnavailable === undefined ? pods - (minAvailable ? count(minAvailable) : 0) : count(maxUnavailable)
}

export const budgetBlocksDrains: Rule = {
  code: 'W212',
  severity: 'warning',
  title: 'disruption budget that blocks every drain',
  cause:
    'With as few pods as the autoscaler may leave, the budget allows none of them to be evicted. Machines that hold one cannot be drained: consolidation, scale-down and upgrades wait for ever.',
  fix: 'Keep more pods than the budget asks for, or allow one to be away: maxUnavailable: 1.',
  example: {
    wrong: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, serviceTime: 20ms }
    podDisruptionBudget: { minAvailable: 2 }
    autoscaler: { fixed: { replicas: 2 } }`,
    right: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, serviceTime: 20ms }
    podDisruptionBudget: { minAvailable: 2 }
    autoscaler: { fixed: { replicas: 3 } }`,
  },
  check({ services }) {
    return services.flatMap((service, index) => {
      const budget = service?.podDisruptionBudget
      if (!service || !budget) return []
      const { least } = replicaBounds(service)
      // Without pods there is nothing to evict.
      if (least === 0 || disruptionsAllowed(budget, least) > 0) return []
      const is = `allows no eviction while there are ${least} pods, the fewest there may be`
      return [
        {
          at: ['services', index, 'podDisruptionBudget'],
          part: 'key' as const,
          is,
          expected: 'a budget that leaves one pod to be evicted',
          received: 'none',
          fix: 'write maxUnavailable: 1, or keep more replicas',
        },
      ]
    })
  },
}
