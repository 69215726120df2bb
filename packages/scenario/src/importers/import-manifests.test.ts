import { describe, expect, it } from 'vitest'
import { importManifests, parseScenario } from '../index.ts'

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: checkout, labels: { app: checkout } }
spec:
  replicas: 3
  strategy: { type: RollingUpdate }
  selector: { matchLabels: { app: checkout } }
  template:
    metadata: { labels: { app: checkout } }
    spec:
      terminationGracePeriodSeconds: 45
      containers:
        - name: app
          image: example/checkout:1
          resources: { requests: { cpu: 500m, memory: 256Mi }, limits: { cpu: "1", memory: 512Mi } }
          readinessProbe: { periodSeconds: 5, httpGet: { path: /ready, port: 8080 } }
        - name: proxy
          image: example/proxy:1
          resources: { requests: { cpu: 100m, memory: 64Mi } }
      somethingNew: true
`
const service = `apiVersion: v1
kind: Service
metadata: { name: checkout }
spec: { selector: { app: checkout }, sessionAffinity: ClientIP, ports: [{ port: 80 }] }
`
const hpa = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: checkout }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: checkout }
  minReplicas: 4
  maxReplicas: 40
  metrics:
    - { type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 65 } } }
    - { type: Pods, pods: { metric: { name: requests_per_second }, target: { type: AverageValue, averageValue: "100" } } }
`
const all = [{ name: 'shop.yaml', text: [deployment, service, hpa].join('---\n') }]

describe('importManifests', () => {
  it('makes a valid scenario from several documents', () => {
    const { text, diagnostics } = importManifests(all)
    expect(diagnostics).toEqual([])
    const { scenario } = parseScenario(text ?? '')
    // Requests of both containers add up; the limits do not, because one container has none.
    expect(scenario?.services[0]).toMatchObject({
      name: 'checkout',
      replicas: 4,
      pods: {
        requests: { cpu: 0.6, memory: 320 * 1024 * 1024 },
        limits: {},
        readinessProbe: { periodSeconds: 5, initialDelaySeconds: 0 },
        terminationGracePeriodSeconds: 45,
      },
      balance: { kind: 'random' },
      autoscaler: { kind: 'hpa', spec: { minReplicas: 4, maxReplicas: 40 } },
    })
    // Half of 4 pods × 16 workers ÷ 40 ms.
    expect(scenario?.traffic[0]).toMatchObject({ name: 'checkout-clients', to: 'checkout', pattern: { kind: 'constant', rate: 800 } })
  })

  it('gives the same from a List, as kubectl prints it', () => {
    const items = [deployment, service, hpa].map((text) =>
      text
        .trimEnd()
        .split('\n')
        .map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`))
        .join('\n'),
    )
    const list = `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`
    expect(importManifests([{ name: 'shop.yaml', text: list }])).toEqual(importManifests(all))
  })

  it('drops nothing in silence', () => {
    const { ignored, assumed, text } = importManifests(all)
    const of = (object: string) => ignored.filter((field) => field.object === object).map(({ path, doesMatter }) => [path, doesMatter])
    const pod = 'spec.template.spec'
    expect(of('Deployment checkout')).toEqual([
      // The other container has none.
      [`${pod}.containers.0.resources.limits.cpu`, true],
      [`${pod}.containers.0.resources.limits.memory`, true],
      ['metadata', false],
      ['spec.strategy.type', false],
      ['spec.selector', false],
      [`${pod}.containers.*.name`, false],
      [`${pod}.containers.*.image`, false],
      [`${pod}.containers.*.readinessProbe.httpGet`, false],
      [`${pod}.somethingNew`, true],
    ])
    expect(of('Service checkout')).toEqual([
      ['spec.sessionAffinity', true],
      ['spec.ports', false],
    ])
    expect(of('HorizontalPodAutoscaler checkout')).toEqual([['spec.scaleTargetRef.apiVersion', false]])
    for (const { why } of assumed) expect(text).toContain(`# assumed: ${why}`)
    expect(assumed.map(({ path }) => path)).toContain('services.checkout.pods.serviceTime')
  })

  it('names objects it has no use for, once a kind, and references to nothing', () => {
    const objects = ['Secret', 'Job', 'Job', 'Job', 'Job'].map((kind, at) => `apiVersion: v1\nkind: ${kind}\nmetadata: { name: x${at} }\n`)
    const { diagnostics, ignored } = importManifests([
      { name: 'a.yaml', text: deployment },
      {
        name: 'b.yaml',
        text: [...objects, hpa.replace('name: checkout }\n  minReplicas', 'name: basket }\n  minReplicas')].join('---\n'),
      },
    ])
    expect(diagnostics.find(({ code }) => code === 'W401')?.message).toBe('Job x1, Job x2, Job x3 and 1 more of b.yaml are not used')
    expect(ignored).toContainEqual(expect.objectContaining({ object: 'Secret x0', path: 'all of it', doesMatter: false }))
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['W402', 'warning'],
      ['W401', 'warning'],
    ])
  })

  it('takes GPUs, and chooses a machine that has them', () => {
    const gpu = deployment.replace('limits: { cpu: "1", memory: 512Mi }', 'limits: { nvidia.com/gpu: 1 }')
    const { text, diagnostics } = importManifests([{ name: 'gpu.yaml', text: gpu }])
    expect(diagnostics).toEqual([])
    const { scenario } = parseScenario(text ?? '')
    expect(scenario?.services[0].pods.limits['nvidia.com/gpu']).toBe(1)
    expect(scenario?.nodes).toMatchObject({ kind: 'pool', spec: { machineType: expect.stringMatching(/^[gp]\d/) } })
  })

  it('keeps Deployments of one name in two namespaces apart', () => {
    const other = deployment.replace('name: checkout,', 'name: checkout, namespace: staging,')
    const { text } = importManifests([{ name: 'two.yaml', text: `${deployment}---\n${other}` }])
    expect(parseScenario(text ?? '').scenario?.services.map(({ name }) => name)).toEqual(['checkout', 'staging-checkout'])
  })

  it.each([
    ['', ['E401']],
    ['kind: Service', ['E402', 'E401']],
    ['replicas: {{ .Values.replicas }}\n  x', ['E402', 'E401']],
    [service, ['W402', 'E401']],
    ['a: &a [*a]', ['E402', 'E401']],
    ['['.repeat(50_000), ['E402', 'E401']],
    ['kind: List\nitems: &i [{ kind: List, items: *i }]', ['E402', 'E401']],
  ])('refuses %j', (text, codes) => {
    const imported = importManifests([{ name: 'x.yaml', text }])
    expect(imported.text).toBeUndefined()
    expect(imported.diagnostics.map(({ code }) => code)).toEqual(codes)
  })

  it('takes claims with the zones of their disks, and the disks of a StatefulSet', () => {
    const workload = (kind: string, name: string, volumes: string, rest = '') => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name} }
spec: { ${rest}template: { metadata: { labels: { app: ${name} } }, spec: { volumes: [${volumes}], containers: [{ name: app }] } } }
`
    const models = '{ name: tmp, emptyDir: {} }, { name: data, persistentVolumeClaim: { claimName: models, readOnly: true } }'
    const disk = `apiVersion: v1
kind: PersistentVolume
metadata: { name: pv-1 }
spec:
  claimRef: { name: models, namespace: default }
  nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: topology.ebs.csi.aws.com/zone, operator: In, values: [us-east-1b] }] }] } }
`
    const templates = 'volumeClaimTemplates: [{ metadata: { name: data }, spec: { resources: { requests: { storage: 10Gi } } } }], '
    const text = [workload('Deployment', 'shop', models), workload('StatefulSet', 'db', '', templates), disk].join('---\n')
    const { scenario } = parseScenario(importManifests([{ name: 'shop.yaml', text }]).text ?? '')
    expect(scenario?.services.map(({ pods }) => [pods.volumes, pods.volumeClaimTemplates])).toEqual([
      [
        [
          { name: 'tmp', emptyDir: {} },
          { name: 'data', persistentVolumeClaim: { claimName: 'models' } },
        ],
        undefined,
      ],
      [undefined, [{ metadata: { name: 'data' } }]],
    ])
    expect(scenario?.cluster.persistentVolumeClaims).toEqual([{ name: 'models', zones: ['us-east-1b'] }])
  })

  it('takes what pods ask of other pods and of the ports of machines, with the labels that select them', () => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  template:
    metadata: { labels: { app.kubernetes.io/name: store } }
    spec:
      hostNetwork: false
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, namespaces: [other], labelSelector: { matchLabels: { app.kubernetes.io/name: store } } }
      containers:
        - name: app
          ports: [{ name: http, containerPort: 8080 }, { name: node, containerPort: 9100, hostPort: 9100 }]
`
    const imported = importManifests([{ name: 'shop.yaml', text }])
    expect(imported.diagnostics).toEqual([])
    const { scenario } = parseScenario(imported.text ?? '')
    expect(scenario?.services[0].pods).toMatchObject({
      labels: { 'app.kubernetes.io/name': 'store' },
      hostNetwork: false,
      ports: [{ containerPort: 9100, hostPort: 9100, protocol: 'TCP' }],
      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }] } },
    })
    const left = imported.ignored.filter(({ doesMatter }) => doesMatter).map(({ path }) => path)
    expect(left).toEqual(['spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.*.namespaces'])
  })
})
