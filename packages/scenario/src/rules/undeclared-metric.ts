import { nearestWord } from '@plimsoll/kernel'
import { selectedNames } from '@plimsoll/models'
import type { Draft, ScenarioService } from '../scenario.ts'
import { hpaMetrics } from './hpa-metrics.ts'
import type { Rule, RuleFinding } from './rule.ts'
import { serviceNames } from './service-names.ts'

export const undeclaredMetric: Rule = {
  code: 'E210',
  severity: 'error',
  title: 'no such metric',
  cause:
    'The autoscaler reads a metric of which the scenario does not say what it measures. CPU is always known; memory once `pods.memory` says what a pod uses; Pods, Object and External metrics once `metrics` has an entry of that type and name.',
  fix: 'Add what is missing: pods.memory, or an entry in metrics.',
  example: {
    wrong: `services:
  - name: checkout
    pods: { requests: { cpu: 500m, memory: 1Gi }, serviceTime: 20ms }
    autoscaler:
      hpa:
        maxReplicas: 10
        metrics: [{ type: Pods, pods: { metric: { name: http_requests_per_second }, target: { type: AverageValue, averageValue: 40 } } }]`,
    right: `metrics: [{ name: http_requests_per_second, type: Pods, of: requests-per-second }]
services:
  - name: checkout
    pods: { requests: { cpu: 500m, memory: 1Gi }, serviceTime: 20ms }
    autoscaler:
      hpa:
        maxReplicas: 10
        metrics: [{ type: Pods, pods: { metric: { name: http_requests_per_second }, target: { type: AverageValue, averageValue: 40 } } }]`,
  },
  check({ services, metrics, data }) {
    return services.flatMap((service, index) => {
      if (!service) return []
      const read = hpaMetrics(service, index)
      const container = read.find(({ metric }) => metric.container !== undefined)?.metric.container
      const byHpa = read.flatMap(({ metric, at }): RuleFinding[] => {
        const missing =
          metric.type === 'Resource' || metric.type === 'ContainerResource'
            ? lacksResource(metric.name, metric.container, container, service)
            : lacksEntry(metric.type, metric.name, metrics)
        if (!missing) return []
        return [{ at, part: 'value', ...missing }]
      })
      return [...byHpa, ...unknownToTriggers(service, index, metrics, data)]
    })
  },
}

type Missing = Omit<RuleFinding, 'at' | 'part'>

function lacksResource(
  name: string,
  container: string | undefined,
  onlyContainer: string | undefined,
  service: ScenarioService,
): Missing | undefined {
  if (container !== onlyContainer && container !== undefined)
    return {
      is: `reads container ${container}, but the pods have one container, which another metric calls ${onlyContainer}`,
      expected: `container: ${onlyContainer}`,
      received: container,
      fix: `write container: ${onlyContainer}, or leave the metric out`,
    }
  if (name !== 'memory' || service.pods.memory) return undefined
  return {
    is: 'reads memory, and nothing says what a pod uses',
    expected: 'pods.memory',
    received: 'none',
    fix: `add services.${service.name}.pods.memory: { base: …, perInFlight: … }`,
  }
}

/** KEDA's triggers name metrics of the scenario, or services whose pods they count. */
function unknownToTriggers({ autoscaler }: ScenarioService, index: number, metrics: Draft['metrics'], data: unknown): RuleFinding[] {
  if (autoscaler.kind !== 'keda') return []
  return autoscaler.spec.triggers.flatMap(({ signal }, position): RuleFinding[] => {
    const at = ['services', index, 'autoscaler', 'keda', 'triggers', position, 'metadata']
    if (signal.kind === 'metric') {
      if (metrics.some((metric) => metric?.type === 'Object' && metric.name === signal.name)) return []
      const missing = lacksEntry('External', signal.name, metrics)
      return missing ? [{ at, part: 'value', ...missing }] : []
    }
    if (signal.kind !== 'pods') return []
    const known = serviceNames(data)
    const names = selectedNames(signal.podSelector)
    if (names.some((name) => known.includes(name))) return []
    const is = `counts pods of ${signal.podSelector}, which finds no service of the scenario`
    return [
      {
        at: [...at, 'podSelector'],
        part: 'value',
        is,
        expected: `a value that is one of ${known.join(', ')}`,
        received: signal.podSelector,
      },
    ]
  })
}

function lacksEntry(type: string, name: string, metrics: Draft['metrics']): Missing | undefined {
  const declared = metrics.flatMap((metric) => metric ?? [])
  // An entry with errors of its own may be the one.
  if (declared.length < metrics.length || declared.some((metric) => metric.type === type && metric.name === name)) return undefined
  const near = nearestWord(
    name,
    declared.filter((metric) => metric.type === type).map((metric) => metric.name),
  )
  const sameName = declared.find((metric) => metric.name === name)
  return {
    is: `reads ${type} ${name}, which no entry of metrics declares`,
    expected: 'an entry of metrics with that type and name',
    received: `${type} ${name}`,
    fix: sameName
      ? `${name} is declared with type ${sameName.type}: write type: ${type} there, or ask for it so`
      : near
        ? `did you mean ${near}?`
        : `add metrics: [{ name: ${name}, type: ${type}, of: requests-per-second }], with what it measures`,
  }
}
