import { describe, expect, it } from 'vitest'
import { type Refusal, refusals, service } from '../testing/refusals.ts'

/** Words: k8s.io/kubernetes/pkg/apis/policy/validation and pkg/apis/apps/validation. */
describe('budgets and rollouts are refused in the words of the API server', () => {
  const percent =
    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%', or '93%', regex used for validation is '[0-9]+%')"
  const budget = (fields: string) => `podDisruptionBudget: { ${fields} }`
  const rolling = (fields: string) => `strategy: { rollingUpdate: { ${fields} } }`
  const rows: readonly Refusal[] = [
    [
      budget('minAvailable: 1, maxUnavailable: 1'),
      'E115',
      'podDisruptionBudget is a map with minAvailable, maxUnavailable: minAvailable and maxUnavailable cannot be both set',
      'keep one of them',
    ],
    [budget('minAvailable: -1'), 'E113', 'podDisruptionBudget.minAvailable is -1: must be greater than or equal to 0', 'write 0 or more'],
    [
      budget('maxUnavailable: 110%'),
      'E115',
      'podDisruptionBudget.maxUnavailable is "110%": must not be greater than 100%',
      'write 100% or less',
    ],
    [budget('minAvailable: half'), 'E115', `podDisruptionBudget.minAvailable is "half": ${percent}`, undefined],
    [
      budget('minAvailable: 1, unhealthyPodEvictionPolicy: Always'),
      'E114',
      'podDisruptionBudget.unhealthyPodEvictionPolicy is "Always"',
      undefined,
    ],
    [
      rolling('maxSurge: 0%, maxUnavailable: 0'),
      'E115',
      'strategy.rollingUpdate.maxUnavailable is 0: may not be 0 when `maxSurge` is 0',
      'write more than 0 for one of them',
    ],
    [
      rolling('maxUnavailable: 120%'),
      'E115',
      'strategy.rollingUpdate.maxUnavailable is "120%": must not be greater than 100%',
      'write 100% or less',
    ],
  ]
  it.each(rows)('%s', (fields, code, message, fix) => {
    expect(refusals(service(`${fields}, autoscaler: { fixed: { replicas: 2 } }`), 'services.shop.')).toContainEqual([code, message, fix])
  })

  it('what the API server takes is taken: a surge above 100 %, a budget of none', () => {
    expect(refusals(service(`${rolling('maxSurge: 200%, maxUnavailable: 0')}, autoscaler: { fixed: { replicas: 2 } }`), '')).toEqual([])
    // A budget without either field lets no pod go; a scenario asks to say so.
    expect(refusals(service(`${budget('')}, autoscaler: { fixed: { replicas: 2 } }`), 'services.shop.')[0][0]).toBe('E115')
  })
})
