import { describe, expect, it } from 'vitest'
import { importManifests, parseScenario, type Scenario } from '../index.ts'
import { chartStyle, clusterStyle, plainStyle } from '../testing/manifests.ts'

function imported(...texts: readonly string[]) {
  const result = importManifests(texts.map((text, index) => ({ name: `${index}.yaml`, text })))
  const { scenario, diagnostics } = parseScenario(result.text ?? '')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return { ...result, scenario: scenario as Scenario }
}

const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 2
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: app, resources: { requests: { cpu: 500m } } }] }
`
const object = (kind: string, apiVersion: string, spec: string, name = 'shop') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name} }\n${spec}\n`
const target = 'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: shop }'
const hpa = object('HorizontalPodAutoscaler', 'autoscaling/v2', `spec: { ${target}, maxReplicas: 9 }`)
const scaled = object(
  'ScaledObject',
  'keda.sh/v1alpha1',
  `spec: { scaleTargetRef: { name: shop }, maxReplicaCount: 9, triggers: [{ type: cron, metadata: { timezone: UTC, start: 0 8 * * *, end: 0 18 * * *, desiredReplicas: "5" } }] }`,
)

describe('import of manifests as they are found', () => {
  it('reads what a chart renders', () => {
    const { scenario, ignored } = imported(chartStyle)
    expect(scenario.services[0]).toMatchObject({
      name: 'release-shop',
      replicas: 3,
      pods: { requests: { cpu: 0.25 }, limits: { cpu: 0.375 }, readinessProbe: { initialDelaySeconds: 5 } },
      autoscaler: { kind: 'hpa', spec: { minReplicas: 3, maxReplicas: 12 } },
    })
    expect(ignored.filter(({ path, doesMatter }) => /httpGet|metadata/.test(path) && doesMatter)).toEqual([])
  })

  it('reads plain files: an old HPA, the rate limit of an Ingress', () => {
    const { scenario } = imported(plainStyle)
    expect(scenario.services[0].autoscaler).toMatchObject({
      kind: 'hpa',
      spec: { minReplicas: 1, maxReplicas: 20, metrics: [{ name: 'cpu', target: { type: 'Utilization', percent: 70 } }] },
    })
    // ingress-nginx: the burst is five times the rate.
    expect(scenario.edge).toMatchObject([{ kind: 'nginx-limit-req', per: 'client', burst: 50, nodelay: true }])
  })

  it('takes hooks that sleep, init containers and NodePools', () => {
    const { scenario, assumed } = imported(plainStyle)
    expect(scenario.services[0].pods).toMatchObject({
      lifecycle: { preStop: { sleep: { seconds: 15 } } },
      initContainers: [{ name: 'migrate' }],
    })
    expect(assumed.map(({ why }) => why)).toContain('manifests do not say how long an init container takes')
    expect(scenario.nodes).toMatchObject({ kind: 'karpenter', spec: { nodePools: [{ metadata: { name: 'general' } }] } })
    const unreadable = imported(plainStyle.replace('sleep 15', './drain.sh'))
    expect(unreadable.ignored.find(({ path }) => path.endsWith('lifecycle.preStop'))).toMatchObject({ doesMatter: true })
  })

  it('reads what kubectl prints, and needs nothing of status and managedFields', () => {
    const { scenario, ignored } = imported(clusterStyle)
    expect(scenario.services[0]).toMatchObject({ name: 'search', replicas: 6 })
    expect(scenario.services[0].autoscaler).toMatchObject({ spec: { behavior: { scaleDown: { stabilizationWindowSeconds: 600 } } } })
    expect(ignored.filter(({ path, doesMatter }) => /status|metadata/.test(path) && doesMatter)).toEqual([])
  })

  it('names every field of every object: in the scenario, or ignored', () => {
    for (const text of [chartStyle, plainStyle, clusterStyle]) {
      const { scenario, ignored } = imported(text)
      const has = (path: string) => ignored.some((field) => field.path.includes(path))
      const pods = scenario.services[0].pods as Record<string, unknown>
      for (const field of ['affinity', 'nodeSelector', 'livenessProbe', 'initContainers'])
        if (text.includes(`${field}:`)) expect(`${field} ${pods[field] !== undefined || has(field)}`).toBe(`${field} true`)
    }
  })

  it('takes a StatefulSet, and its autoscaler by kind', () => {
    const set = deployment('shop').replace('kind: Deployment', 'kind: StatefulSet')
    const { scenario, diagnostics } = imported(set, hpa.replace('kind: Deployment', 'kind: StatefulSet'))
    expect(scenario.services[0].autoscaler).toMatchObject({ kind: 'hpa', spec: { maxReplicas: 9 } })
    expect(importManifests([{ name: 'x', text: `${set}---\n${hpa}` }]).diagnostics.map(({ code }) => code)).toEqual(['W402'])
    expect(diagnostics).toEqual([])
  })

  it('takes a ScaledObject; what a queue trigger scales fetches its work', () => {
    const { scenario } = imported(deployment('shop'), scaled)
    expect(scenario.services[0].autoscaler).toMatchObject({ kind: 'keda' })
    expect(scenario.services[0].balance).toEqual({ kind: 'round-robin' })
    const queue = scaled.replace(
      /triggers: .*\]/,
      'triggers: [{ type: rabbitmq, metadata: { queueName: orders, mode: QueueLength, value: "20" } }]',
    )
    expect(imported(deployment('shop'), queue).scenario.services[0].balance).toEqual({ kind: 'queue' })
  })

  it('says which objects fight over a workload, and imports the first', () => {
    const vertical = object(
      'VerticalPodAutoscaler',
      'autoscaling.k8s.io/v1',
      'spec: { targetRef: { apiVersion: apps/v1, kind: Deployment, name: shop }, updatePolicy: { updateMode: Auto } }',
    )
    const rivals = (...texts: readonly string[]) =>
      imported(deployment('shop'), ...texts).diagnostics.flatMap(({ code, message }) => (code === 'W403' ? [message] : []))
    expect(rivals(hpa, scaled)).toEqual([
      'HorizontalPodAutoscaler shop and ScaledObject shop control the same workload: both decide how many pods it has; only the first is imported',
    ])
    expect(rivals(hpa, vertical)).toHaveLength(1)
    expect(rivals(hpa, vertical.replace('Auto }', '"Off" }'))).toEqual([])
    expect(rivals(hpa)).toEqual([])
    expect(imported(deployment('shop'), scaled, hpa).scenario.services[0].autoscaler.kind).toBe('hpa')
  })

  it('takes a VerticalPodAutoscaler as one that only speaks, and says so where it would act', () => {
    const vertical = (spec: string) =>
      object(
        'VerticalPodAutoscaler',
        'autoscaling.k8s.io/v1',
        `spec: { targetRef: { apiVersion: apps/v1, kind: Deployment, name: shop }, ${spec} }`,
      )
    const policy = '{ containerName: "*", minAllowed: { cpu: 100m }, controlledValues: RequestsOnly }'
    const off = imported(
      deployment('shop'),
      vertical(`updatePolicy: { updateMode: "Off" }, resourcePolicy: { containerPolicies: [${policy}] }`),
    )
    expect(off.scenario.services[0].verticalPodAutoscaler).toEqual({
      controlled: ['cpu', 'memory'],
      minAllowed: { cpu: 0.1 },
      maxAllowed: {},
    })
    expect(off.assumed.filter(({ path }) => path.includes('verticalPodAutoscaler'))).toEqual([])
    for (const mode of ['Auto', 'Recreate', 'Initial']) {
      const { assumed } = imported(deployment('shop'), vertical(`updatePolicy: { updateMode: ${mode} }`))
      expect(assumed.map(({ why }) => why)).toContain(`updateMode ${mode} becomes Off: it says what it would do, and pods are not resized`)
    }
    const two = imported(
      deployment('shop'),
      vertical(`updatePolicy: { updateMode: "Off" }, resourcePolicy: { containerPolicies: [${policy}, ${policy}] }`),
    )
    expect(two.scenario.services[0].verticalPodAutoscaler?.minAllowed).toEqual({})
    expect(two.ignored.map(({ why }) => why)).toContain('a pod is one container in a scenario, and these are of several')
  })

  it('knows values of charts, and says what they leave open', () => {
    const values = `cloudProvider: aws
autoscalingGroups: [{ name: General-Purpose, minSize: 2, maxSize: 8 }]
expanderPriorities: { 50: [".*general.*", ".*General.*"], 10: [".*"] }
extraArgs: { expander: priority, scan-interval: 10s }
`
    const { scenario, ignored } = imported(deployment('shop'), values)
    if ((scenario.nodes.kind as string) === 'clusterAutoscaler')
      expect(scenario.nodes.spec).toMatchObject({ nodeGroups: [{ name: 'general-purpose', min: 2, max: 8, priority: 50 }] })
    else expect(ignored.some(({ object: of, doesMatter }) => of.startsWith('Values') && doesMatter)).toBe(true)
    const keda = imported(deployment('shop'), 'operator: { replicaCount: 2 }\nmetricsServer: {}\nsomething: 1\n')
    expect(keda.ignored.filter(({ object: of }) => of.startsWith('Values')).map(({ path, doesMatter }) => [path, doesMatter])).toEqual([
      ['operator', false],
      ['metricsServer', false],
      ['something', true],
    ])
  })

  it('keeps annotations in which old API servers kept metrics and behavior', () => {
    const old = `apiVersion: autoscaling/v1
kind: HorizontalPodAutoscaler
metadata:
  name: shop
  annotations:
    autoscaling.alpha.kubernetes.io/behavior: '{"scaleDown":{"stabilizationWindowSeconds":120}}'
    autoscaling.alpha.kubernetes.io/metrics: 'not JSON'
spec: { ${target}, maxReplicas: 9, targetCPUUtilizationPercentage: 55 }
`
    const { scenario, ignored } = imported(deployment('shop'), old)
    expect(ignored.map(({ why }) => why)).toContain('it cannot be read as JSON')
    expect(scenario.services[0].autoscaler).toMatchObject({
      spec: { behavior: { scaleDown: { stabilizationWindowSeconds: 120 } }, metrics: [{ target: { percent: 55 } }] },
    })
  })
})
