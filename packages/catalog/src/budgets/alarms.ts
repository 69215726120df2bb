import { type Lookup, unknown } from '../lookup.ts'
import type { BudgetAlarmPreset } from './alarm-preset.ts'

const hour = 3600

/** How late budget alarms are, by product. Stages that the provider does not publish are named so in `source`. */
export const budgetAlarmPresets: readonly BudgetAlarmPreset[] = [
  {
    id: 'aws-budgets',
    title: 'AWS Budgets',
    billingClock: 'utc',
    stages: [
      { what: 'usage reaches the billing data', minSeconds: 4 * hour, maxSeconds: 24 * hour },
      { what: 'next budget update, up to three a day and 8 to 12 h apart', minSeconds: 0, maxSeconds: 12 * hour },
      { what: 'mail', minSeconds: 300, maxSeconds: 300 },
    ],
    source: 'AWS guide, Managing your costs with AWS Budgets (update interval); unverified default (data lag, mail)',
    asOf: '2026-08',
  },
  {
    id: 'gcp-budgets',
    title: 'Google Cloud budgets',
    billingClock: 'us-pacific',
    stages: [{ what: 'usage reaches the budget and its message is sent', minSeconds: 1 * hour, maxSeconds: 24 * hour }],
    source: 'Google, Disable billing usage with notifications (a delay, no figure); costimizer 2026-04 (hours, up to 24 h)',
    asOf: '2026-04',
  },
  {
    id: 'azure-budgets',
    title: 'Azure budgets',
    billingClock: 'utc',
    stages: [
      { what: 'usage reaches the cost data', minSeconds: 8 * hour, maxSeconds: 24 * hour },
      { what: 'next evaluation, once in 24 h', minSeconds: 0, maxSeconds: 24 * hour },
      { what: 'mail', minSeconds: 0, maxSeconds: 1 * hour },
    ],
    source: 'Microsoft tutorial on budgets, 2025-06-26',
    asOf: '2025-06-26',
  },
]

export function budgetAlarmPreset(id: string): Lookup<BudgetAlarmPreset> {
  const value = budgetAlarmPresets.find((preset) => preset.id === id)
  if (value !== undefined) return { isKnown: true, value }
  const known = budgetAlarmPresets.map((preset) => preset.id)
  return unknown('budget alarm preset', id, known)
}
