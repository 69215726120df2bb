import type { Rule } from './rule.ts'

const hours = (seconds: number) => `${Number((seconds / 3600).toFixed(1))} h`

export const forecastNeverComes: Rule = {
  code: 'W219',
  severity: 'warning',
  title: 'forecast that never comes',
  cause:
    'A predictive autoscaler forecasts nothing before it has seen one whole season. What it watched before the run and the run together are shorter than its season.',
  fix: 'Lengthen history or the run, or shorten the season.',
  example: {
    wrong: `run: { start: 2026-11-27T00:00:00Z, duration: 6h }
services: [{ name: checkout, pods: { requests: { cpu: 500m }, serviceTime: 20ms }, autoscaler: { predictive: { targetPerPod: 40/s, maxReplicas: 20, history: 0s } } }]`,
    right: `run: { start: 2026-11-27T00:00:00Z, duration: 6h }
services: [{ name: checkout, pods: { requests: { cpu: 500m }, serviceTime: 20ms }, autoscaler: { predictive: { targetPerPod: 40/s, maxReplicas: 20, history: 7d } } }]`,
  },
  check({ run, services }) {
    return services.flatMap((service, index) => {
      if (!run || service?.autoscaler.kind !== 'predictive') return []
      const { historySeconds, seasonIntervals, intervalSeconds } = service.autoscaler.spec
      const seasonSeconds = seasonIntervals * intervalSeconds
      if (historySeconds + run.duration >= seasonSeconds) return []
      const at = ['services', index, 'autoscaler', 'predictive', 'history']
      const is = `is ${hours(historySeconds)}: with the ${hours(run.duration)} of the run it never sees a season of ${hours(seasonSeconds)}`
      return [
        { at, part: 'value' as const, is, expected: `at least ${hours(seasonSeconds - run.duration)}`, received: hours(historySeconds) },
      ]
    })
  },
}
