import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { exportManifests, importManifests, setValue } from '../index.ts'
import { chartStyle, clusterStyle, plainStyle } from '../testing/manifests.ts'
import { applied, objectsOf } from '../testing/patches.ts'

type Objects = Record<string, unknown>[]

const file = (text: string) => [{ name: 'base.yaml', text }]
const imported = (text: string) => importManifests(file(text)).text ?? ''
const changed = (text: string, path: string, value: string) => setValue(text, path, parse(value)).text

const servicesOf = (text: string) => parseAllDocuments(text)[0].toJS().services

describe.each([
  ['a chart', chartStyle, 'release-shop'],
  ['plain files', plainStyle, 'api'],
  ['a cluster', clusterStyle, 'search'],
])('export of what was imported from %s', (_, base, service) => {
  it('is nothing as long as nothing has changed', () => {
    expect(exportManifests(imported(base), file(base))).toEqual({ text: '', count: 0, notes: [], diagnostics: [] })
  })

  it.each([
    ['autoscaler.hpa.maxReplicas', '33', 'HorizontalPodAutoscaler'],
    ['autoscaler.hpa.minReplicas', '5', 'HorizontalPodAutoscaler'],
    ['autoscaler.hpa.behavior', '{ scaleDown: { stabilizationWindowSeconds: 900 } }', 'HorizontalPodAutoscaler'],
    [
      'autoscaler.hpa.metrics',
      '[{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 42 } } }]',
      'HorizontalPodAutoscaler',
    ],
    ['pods.requests.cpu', '300m', 'Deployment'],
  ])('patches %s = %s, and the patched manifests give that scenario again', (path, value, kind) => {
    const scenario = changed(imported(base), `services.${service}.${path}`, value)
    const { text, count, diagnostics } = exportManifests(scenario, file(base))
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect([count, objectsOf(text).map((object) => object.kind)]).toEqual([1, [kind]])
    const again = servicesOf(imported(applied(base, text)))
    // How many pods there are at the start is the importer's to say.
    const plain = (services: Objects) => services.map(({ replicas, ...rest }) => rest)
    expect(plain(again)).toEqual(plain(servicesOf(scenario)))
  })
})

describe('exportManifests', () => {
  it('writes a patch of nothing but what differs, under the names of the base', () => {
    const scenario = changed(imported(clusterStyle), 'services.search.autoscaler.hpa.behavior.scaleDown.stabilizationWindowSeconds', '60')
    expect(objectsOf(exportManifests(scenario, file(clusterStyle)).text)).toEqual([
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'search', namespace: 'prod' },
        spec: { behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } },
      },
    ])
  })

  it('patches a NodePool, and the patched manifests give that scenario again', () => {
    const scenario = changed(imported(plainStyle), 'nodes.karpenter.nodePools.0.spec.limits.cpu', '80')
    const { text, notes } = exportManifests(scenario, file(plainStyle))
    expect(objectsOf(text)).toEqual([
      { apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata: { name: 'general' }, spec: { limits: { cpu: 80 } } },
    ])
    expect(notes).toEqual([])
    expect(parse(imported(applied(plainStyle, text))).nodes).toEqual(parse(scenario).nodes)
  })

  it('says what a cluster asks of a NodePool that a scenario may leave out', () => {
    const scenario = imported(plainStyle).replace(/ +nodeClassRef:\n(?: +(?:group|kind|name): .*\n){3}/, '')
    expect(exportManifests(scenario).notes).toEqual([
      'NodePool general names no node class, which a cluster asks for: add spec.template.spec.nodeClassRef',
    ])
  })

  it('writes whole autoscalers without a base', () => {
    const { text, notes } = exportManifests(imported(plainStyle))
    expect(objectsOf(text)[0]).toMatchObject({
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'api' },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' }, maxReplicas: 20 },
    })
    expect(notes).toEqual([])
    expect(importManifests(file(text)).diagnostics.map(({ code }) => code)).toContain('W402')
  })

  it('gives replicas to the workload, and says which autoscaler has to go', () => {
    const scenario = changed(imported(clusterStyle), 'services.search.autoscaler', '{ fixed: { replicas: 9 } }')
    const { text, notes } = exportManifests(scenario, file(clusterStyle))
    expect(objectsOf(text)).toEqual([
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'search', namespace: 'prod' }, spec: { replicas: 9 } },
    ])
    expect(notes).toEqual(['search is no longer scaled by HorizontalPodAutoscaler search: delete it'])
  })

  it('says what no patch can say', () => {
    const two = plainStyle
      .replace('          lifecycle:', '        - { name: proxy, resources: { requests: { cpu: 100m } } }\n          lifecycle:')
      .replace(/ {10}lifecycle:.*\n/, '')
    const scenario = changed(imported(two), 'services.api.pods.requests.cpu', '1')
    expect(exportManifests(scenario, file(two)).notes).toEqual([expect.stringContaining('several containers')])
    const renamed = imported(plainStyle).replaceAll('name: api\n', 'name: front\n').replace('to: api', 'to: front')
    expect(exportManifests(renamed, file(plainStyle)).notes).toEqual([
      'service front is not among the manifests: its workload is for you to make',
      'the scenario has no service api: its manifests stay',
    ])
  })

  it('exports nothing of a scenario with errors, and names them', () => {
    const { text, diagnostics } = exportManifests('apiVersion: plimsoll/v1\nkind: Scenario\n')
    expect(text).toBe('')
    expect(diagnostics.map(({ code }) => code)).toContain('E111')
  })
})
