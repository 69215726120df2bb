import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { exportManifests, importManifests, parseScenario, setValue } from '../../src/index.ts'
import { applied, objectsOf } from '../../src/testing/patches.ts'
import { charts } from './charts.ts'

const chart = (name: string) => charts.filter((each) => each.name === name)
const imported = (text: string) => importManifests([{ name: 'base.yaml', text }]).text ?? ''

/** A scenario as far as manifests decide it: pods at the start and machines of a pool are the importer's to say. */
function decided(text: string): unknown {
  const { services, nodes, cluster } = parse(text)
  const { karpenter, clusterAutoscaler } = nodes
  return { services: services.map(({ replicas, ...rest }: Record<string, unknown>) => rest), karpenter, clusterAutoscaler, cluster }
}

const keda = 'services.order-worker.autoscaler.keda'
const pool = 'nodes.karpenter.nodePools.0.spec'
const hpa = 'services.storefront.autoscaler.hpa'
const spread = '{ type: Percent, value: 10, periodSeconds: 120 }'

/** File, changes as path and value, and kind and part of the patch that they mean. */
const changes: readonly (readonly [string, Readonly<Record<string, string>>, string, object])[] = [
  ['web-app.yaml', { [`${hpa}.maxReplicas`]: '44' }, 'HorizontalPodAutoscaler', { spec: { maxReplicas: 44 } }],
  [
    'web-app.yaml',
    { [`${hpa}.metrics.4.object.target`]: '{ type: AverageValue, averageValue: "70" }', [`${hpa}.behavior.scaleUp.selectPolicy`]: 'Min' },
    'HorizontalPodAutoscaler',
    { spec: { behavior: { scaleUp: { selectPolicy: 'Min' } } } },
  ],
  ['queue-worker.yaml', { [`${keda}.pollingInterval`]: '5' }, 'ScaledObject', { spec: { pollingInterval: 5 } }],
  [
    'queue-worker.yaml',
    { [`${keda}.idleReplicaCount`]: '0', [`${keda}.minReplicaCount`]: '3' },
    'ScaledObject',
    { spec: { idleReplicaCount: 0 } },
  ],
  [
    'queue-worker.yaml',
    { [`${keda}.fallback`]: '{ failureThreshold: 5, replicas: 12, behavior: currentReplicasIfHigher }' },
    'ScaledObject',
    {},
  ],
  [
    'queue-worker.yaml',
    { [`${keda}.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown`]: `{ stabilizationWindowSeconds: 30, policies: [${spread}] }` },
    'ScaledObject',
    { spec: { advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 30 } } } } } },
  ],
  [
    'queue-worker.yaml',
    { [`${keda}.annotations`]: '{ autoscaling.keda.sh/paused-scale-in: "true" }' },
    'ScaledObject',
    { metadata: { annotations: { 'autoscaling.keda.sh/paused-replicas': null } } },
  ],
  // The list is replaced whole; what the import left out of its entries, here whom to sign in as, stays.
  [
    'queue-worker.yaml',
    { [`${keda}.triggers.0.metadata.value`]: '"35"' },
    'ScaledObject',
    { spec: { triggers: expect.arrayContaining([expect.objectContaining({ type: 'rabbitmq', authenticationRef: { name: 'rabbit' } })]) } },
  ],
  [
    'node-pools.yaml',
    { [`${pool}.weight`]: '90', [`${pool}.limits.cpu`]: '64' },
    'NodePool',
    { spec: { weight: 90, limits: { cpu: 64 } } },
  ],
  [
    'node-pools.yaml',
    { [`${pool}.disruption`]: '{ consolidationPolicy: WhenEmpty, consolidateAfter: 5m, budgets: [{ nodes: "2" }] }' },
    'NodePool',
    { spec: { disruption: { consolidationPolicy: 'WhenEmpty', consolidateAfter: '5m', budgets: [{ nodes: '2' }] } } },
  ],
  [
    'node-pools.yaml',
    { [`${pool}.template.spec.requirements`]: '[{ key: karpenter.sh/capacity-type, operator: In, values: [spot] }]' },
    'NodePool',
    { spec: { template: { spec: { requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot'] }] } } } },
  ],
  [
    'node-pools.yaml',
    { [`${pool}.template.spec.expireAfter`]: '48h', [`${pool}.template.metadata.labels`]: '{ billing-team: data }' },
    'NodePool',
    { spec: { template: { spec: { expireAfter: '48h' } } } },
  ],
  ['entry-points.yaml', { 'services.web.autoscaler.hpa.minReplicas': '4' }, 'HorizontalPodAutoscaler', { apiVersion: 'autoscaling/v2' }],
  ['whole-cluster.yaml', { 'services.mail.autoscaler.keda.maxReplicaCount': '8' }, 'ScaledObject', { spec: { maxReplicaCount: 8 } }],
  ['whole-cluster.yaml', { 'services.mail.pods.requests.cpu': '250m' }, 'Deployment', {}],
]

test.each(changes)('%s with %j: the patched manifests give that scenario again', (name, edits, kind, part) => {
  const base = chart(name)
  const scenario = Object.entries(edits).reduce((text, [path, value]) => setValue(text, path, parse(value)).text, imported(base[0].text))
  expect(parseScenario(scenario).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const { text, notes, diagnostics } = exportManifests(scenario, base)
  expect([notes, diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([[], []])
  const patches = objectsOf(text)
  expect(patches).toMatchObject([{ kind, ...part }])
  expect(decided(imported(applied(base[0].text, text)))).toEqual(decided(scenario))
})

test('a cluster whose prices the catalogue lacks runs at those of another region, and is patched by its own zones', () => {
  const [{ text }] = chart('node-pools.yaml')
  const base = [{ name: 'base.yaml', text: text.replaceAll('us-east-1', 'eu-central-1') }]
  const result = importManifests(base)
  expect(result.text).toBe(
    imported(text).replace(
      'manifests name its zones, and do not say who is paid',
      result.assumed.find(({ path }) => path === 'bill')?.why ?? '',
    ),
  )
  const at = `${pool}.template.spec.requirements.4.values`
  const scenario = setValue(result.text ?? '', at, ['us-east-1a']).text
  const [patch] = objectsOf(exportManifests(scenario, base).text)
  expect(JSON.stringify(patch)).toContain('"values":["eu-central-1a"]')
})

test.each(charts.map(({ name }) => name))('%s as it was imported means no patch', (name) => {
  const files = [...chart(name), ...(name === 'node-groups.yaml' ? chart('entry-points.yaml') : [])]
  expect(exportManifests(importManifests(files).text ?? '', files)).toMatchObject({ text: '', notes: [] })
})

test('changes that no patch is written of are named with the object that they belong to', () => {
  const base = chart('web-app.yaml')
  const edit = (text: string, path: string, value: string) => setValue(text, path, parse(value)).text
  const scenario = [
    ['services.storefront.podDisruptionBudget.maxUnavailable', '1'],
    ['services.storefront.pods.requests.cpu', '2'],
    ['edge.0.rate', '5r/s'],
    ['cluster.priorityClasses.0.value', '5'],
  ].reduce((text, [path, value]) => edit(text, path, value), imported(base[0].text))
  expect(exportManifests(scenario, base)).toMatchObject({
    text: '',
    notes: [
      'storefront has other requests: its pods have several containers, so which of them changes is for you to say',
      'edge.0 is otherwise than in Ingress shop/storefront: change it there',
      'services.storefront.podDisruptionBudget is otherwise than in PodDisruptionBudget shop/storefront: change it there',
      'cluster.priorityClasses.shop-critical is otherwise than in PriorityClass shop-critical: change it there',
    ],
  })
})

test('another kind of autoscaler is written whole, and the old one named', () => {
  const base = chart('entry-points.yaml')
  const scenario = setValue(
    imported(base[0].text),
    'services.web.autoscaler',
    parse('{ keda: { minReplicaCount: 2, triggers: [{ type: cpu, metricType: Utilization, metadata: { value: "50" } }] } }'),
  ).text
  const { text, notes } = exportManifests(scenario, base)
  expect(objectsOf(text)).toEqual([
    {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { name: 'web', namespace: 'prod' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicaCount: 2,
        triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '50' } }],
      },
    },
  ])
  expect(notes).toEqual(['web is no longer scaled by HorizontalPodAutoscaler web: delete it'])
})
