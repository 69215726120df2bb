import { describe, expect, it } from 'vitest'
import { importManifests, parseScenario, type Scenario } from '../index.ts'

function imported(...texts: readonly string[]) {
  const result = importManifests([{ name: 'all.yaml', text: texts.join('---\n') }])
  const { scenario, diagnostics } = parseScenario(result.text ?? '')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const { services, ...rest } = scenario as Scenario
  return { ...result, ...rest, services, shop: services[0], whys: result.assumed.map(({ path, why }) => `${path}: ${why}`) }
}

const object = (apiVersion: string, kind: string, rest: string, name = 'shop', more = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}${more} }\n${rest}\n`
const deployment = (pod: string, { name = 'shop', replicas = 2, labels = 'app: shop' } = {}) =>
  object(
    'apps/v1',
    'Deployment',
    `spec: { replicas: ${replicas}, template: { metadata: { labels: { ${labels} } }, spec: { ${pod} } } }`,
    `${name}`,
  )
const container = (resources: string, name = 'app') => `{ name: ${name}, resources: { ${resources} } }`
const plain = deployment(`containers: [${container('requests: { cpu: 500m, memory: 1Gi }')}]`)
const hpa = (metrics: string, more = '') =>
  object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `spec: { scaleTargetRef: { kind: Deployment, name: shop }, maxReplicas: 9, metrics: [${metrics}] }`,
    'shop',
    more,
  )
const scaled = (triggers: string, more = '', spec = '') =>
  object('keda.sh/v1alpha1', 'ScaledObject', `spec: { scaleTargetRef: { name: shop }, ${spec} triggers: [${triggers}] }`, 'shop', more)

describe('resources of a pod', () => {
  const requests = (pod: string) => imported(deployment(pod)).shop.pods.requests

  // Kubernetes: containers and sidecars add up; a container without a request has its limit as one.
  it.each([
    ['containers', `containers: [${container('requests: { cpu: 200m }')}, ${container('limits: { cpu: 300m }', 'b')}]`, 0.5],
    [
      'sidecars',
      `initContainers: [{ restartPolicy: Always, name: mesh, resources: { requests: { cpu: 100m } } }], containers: [${container('requests: { cpu: 200m }')}]`,
      0.3,
    ],
    ['the pod as a whole', `resources: { requests: { cpu: "2" } }, containers: [${container('requests: { cpu: 200m }')}]`, 2],
    [
      'what runs before',
      `initContainers: [${container('requests: { cpu: "4" }', 'i')}], containers: [${container('requests: { cpu: 1 }')}]`,
      1,
    ],
  ])('%s', (_, pod, cpu) => {
    expect(requests(pod).cpu).toBeCloseTo(cpu, 9)
  })

  it('says where an init container needs more room than the pod that it starts', () => {
    const pod = (cpu: string) =>
      `initContainers: [${container(`requests: { cpu: ${cpu} }`, 'i')}], containers: [${container('requests: { cpu: 1 }')}]`
    const said = (cpu: string) =>
      imported(deployment(pod(cpu))).ignored.find(({ path }) => path === 'spec.template.spec.initContainers.0.resources')?.doesMatter
    expect([said('4'), said('500m')]).toEqual([true, false])
  })

  it('keeps bad quantities out, and says which', () => {
    const { shop, ignored } = imported(deployment(`containers: [${container('requests: { cpu: 5oo }')}]`))
    expect(shop.pods.requests.cpu).toBeUndefined()
    expect(ignored).toContainEqual(
      expect.objectContaining({ path: 'spec.template.spec.containers.0.resources.requests', doesMatter: true }),
    )
  })
})

describe('placement', () => {
  it('keeps labels of the template, which selectors of spreads count', () => {
    const spread = `topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule,
      labelSelector: { matchExpressions: [{ key: app, operator: In, values: [shop] }, { key: tier, operator: Exists }] } }]`
    const { shop, ignored, diagnostics } = imported(deployment(`${spread}, containers: [${container('requests: { cpu: 1 }')}]`))
    expect(shop.pods.labels).toEqual({ app: 'shop' })
    expect(shop.pods.topologySpreadConstraints?.[0].labelSelector).toEqual({ matchLabels: { app: 'shop' } })
    expect(diagnostics).toEqual([])
    expect(ignored.map(({ path }) => path)).toContain('spec.template.spec.topologySpreadConstraints.0.labelSelector.matchExpressions')
  })

  it('takes priorities and DaemonSets as the cluster has them', () => {
    const { cluster, shop } = imported(
      deployment(`priorityClassName: high, containers: [${container('requests: { cpu: 1 }')}]`),
      object('scheduling.k8s.io/v1', 'PriorityClass', 'value: 1000\nglobalDefault: true\npreemptionPolicy: Never', 'high'),
      object('scheduling.k8s.io/v1', 'PriorityClass', 'value: 2000001000', 'system-node-critical'),
      object(
        'apps/v1',
        'DaemonSet',
        `spec: { template: { spec: { nodeSelector: { kubernetes.io/os: linux }, tolerations: [{ operator: Exists, tolerationSeconds: 5 }], containers: [${container('requests: { cpu: 50m, memory: 64Mi, ephemeral-storage: 1Gi }')}] } } }`,
        'agent',
      ),
    )
    expect(shop.pods.priorityClassName).toBe('high')
    expect(cluster.priorityClasses).toEqual([{ name: 'high', value: 1000, globalDefault: true, preemptionPolicy: 'Never' }])
    expect(cluster.daemonSets).toEqual([
      {
        name: 'agent',
        requests: { cpu: 0.05, memory: 64 * 1024 * 1024 },
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        tolerations: [{ operator: 'Exists' }],
      },
    ])
  })

  it('takes a budget over every pod of a namespace, and the first of two', () => {
    const budget = (name: string, selector: string) =>
      object('policy/v1', 'PodDisruptionBudget', `spec: { maxUnavailable: 1, selector: ${selector} }`, name)
    const { shop, ignored } = imported(plain, budget('all', '{}'), budget('second', '{ matchLabels: { app: shop } }'))
    expect(shop.podDisruptionBudget).toMatchObject({ maxUnavailable: { unit: 'pods', value: 1 } })
    expect(ignored.find(({ object: of }) => of === 'PodDisruptionBudget second')).toMatchObject({
      why: 'PodDisruptionBudget all is over shop too, and evictions fail where two are',
    })
  })
})

describe('what autoscalers read', () => {
  const target = (type: string, field: string, value: string) => `target: { type: ${type}, ${field}: ${value} }`
  const named = (type: string, name: string, how: string) =>
    `{ type: ${type}, ${type.toLowerCase()}: { ${type === 'Object' ? 'describedObject: { kind: Service, name: shop }, ' : ''}metric: { name: ${name} }, ${how} } }`

  it('is there for every type of metric and target', () => {
    const metrics = [
      `{ type: Resource, resource: { name: cpu, ${target('Utilization', 'averageUtilization', '60')} } }`,
      `{ type: Resource, resource: { name: memory, ${target('AverageValue', 'averageValue', '800Mi')} } }`,
      `{ type: ContainerResource, containerResource: { name: memory, container: app, ${target('Utilization', 'averageUtilization', '70')} } }`,
      named('Pods', 'requests', target('AverageValue', 'averageValue', '"50"')),
      named('Object', 'queue_depth', target('Value', 'value', '2k')),
      named('Object', 'p99_seconds', target('AverageValue', 'averageValue', '200m')),
      named('External', 'connections_busy', target('AverageValue', 'averageValue', '30')),
      named('External', 'tickets', target('Value', 'value', '100')),
    ]
    const { shop, metrics: declared, ignored, whys } = imported(plain, hpa(metrics.join(', ')))
    expect(shop.autoscaler.kind === 'hpa' && shop.autoscaler.spec.metrics).toHaveLength(metrics.length)
    expect(ignored.filter(({ doesMatter }) => doesMatter)).toEqual([])
    expect(declared.map(({ type, name, of }) => [type, name, of])).toEqual([
      ['Pods', 'requests', 'requests-per-second'],
      ['Object', 'queue_depth', 'queue-length'],
      ['Object', 'p99_seconds', 'p99-latency'],
      ['External', 'connections_busy', 'in-flight'],
      ['External', 'tickets', 'requests-per-second'],
    ])
    // Half of the request of 1 GiB.
    expect(shop.pods.memory).toMatchObject({ base: 512 * 1024 * 1024 })
    expect(whys).toContain(
      'services.shop.pods.memory: manifests do not say how much memory a pod uses: half of its request, whatever the load',
    )
  })

  it('is declared once a name, and measures one service', () => {
    const other = (text: string) => text.replaceAll('shop', 'search')
    const shared = hpa(
      `${named('Pods', 'rps', target('AverageValue', 'averageValue', '5'))}, ${named('External', 'lag', target('Value', 'value', '5'))}`,
    )
    const { metrics, ignored } = imported(plain, other(plain), shared, other(shared))
    expect(metrics.map(({ name, service }) => [name, service])).toEqual([
      ['rps', undefined],
      ['lag', 'shop'],
    ])
    expect(ignored.filter(({ doesMatter }) => doesMatter)).toMatchObject([
      { object: 'HorizontalPodAutoscaler search', path: 'spec.metrics.1', why: expect.stringContaining('is read of service shop already') },
    ])
  })

  it('is there for triggers: metrics by query, the way that they travel, memory', () => {
    const query = 'sum(rate(http_requests_total[5m]))'
    const { shop, metrics, ignored } = imported(
      plain,
      scaled(
        `{ type: prometheus, authenticationRef: { name: p }, metadata: { serverAddress: http://p, query: "${query}", threshold: "50" } },
         { type: metrics-api, metadata: { url: http://q, valueLocation: queue.depth, targetValue: "10" } },
         { type: memory, metricType: Utilization, metadata: { value: "80" } }`,
        ', annotations: { autoscaling.keda.sh/paused-scale-in: "true", autoscaling.keda.sh/unheard: x, scaledobject.keda.sh/transfer-hpa-ownership: "true" }',
      ),
    )
    expect(shop.autoscaler).toMatchObject({
      kind: 'keda',
      spec: { triggers: [{ type: 'prometheus' }, { type: 'metrics-api' }, { type: 'memory' }], annotations: { isScaleInPaused: true } },
    })
    expect(metrics).toMatchObject([
      { name: query, type: 'External', of: 'requests-per-second', service: 'shop', through: { kind: 'prometheus-adapter', window: 300 } },
      { name: 'queue.depth', type: 'External', of: 'queue-length', service: 'shop', through: { kind: 'live' } },
    ])
    expect(ignored.filter(({ doesMatter }) => doesMatter).map(({ path }) => path)).toEqual([
      'metadata.annotations["autoscaling.keda.sh/unheard"]',
    ])
    expect(shop.balance).toEqual({ kind: 'round-robin' })
  })

  it('is a queue even where a Service leads to the workers', () => {
    const service = object('v1', 'Service', 'spec: { selector: { app: shop } }')
    const trigger = '{ type: kafka, metadata: { consumerGroup: orders, lagThreshold: "10" } }'
    expect(imported(plain, service, scaled(trigger)).shop.balance).toEqual({ kind: 'queue' })
    expect(imported(plain, service).shop.balance).toEqual({ kind: 'random' })
  })
})

describe('what the API server would refuse', () => {
  it('stays out, each with all that it says and the fields that it says it of', () => {
    const cpu = '{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }'
    const wrong = hpa(cpu).replace(
      'maxReplicas: 9',
      'minReplicas: 5, maxReplicas: 2, behavior: { scaleDown: { stabilizationWindowSeconds: 4000 } }',
    )
    const budget = object(
      'policy/v1',
      'PodDisruptionBudget',
      'spec: { minAvailable: 1, maxUnavailable: 1, selector: { matchLabels: { app: shop } } }',
    )
    const { shop, ignored } = imported(plain, wrong, budget)
    expect(shop.autoscaler).toMatchObject({ kind: 'fixed', spec: { replicas: 2 } })
    expect(ignored.filter(({ doesMatter }) => doesMatter).map(({ object: of, why }) => `${of}: ${why}`)).toEqual([
      'HorizontalPodAutoscaler shop: behavior.scaleDown.stabilizationWindowSeconds is 4000: must be less than or equal to 3600; expected a whole number from 0 to 3600 · maxReplicas is 2 but minReplicas is 5; expected at least 5',
      'PodDisruptionBudget shop: is a map with minAvailable, maxUnavailable: minAvailable and maxUnavailable cannot be both set; expected either of them',
    ])
  })

  it('costs no other part: affinity to machines stands or falls apart from affinity to pods', () => {
    const away =
      'requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: shop } } }]'
    const affinity = `affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } }, podAntiAffinity: { ${away} } }`
    const { shop } = imported(deployment(`${affinity}, containers: [${container('requests: { cpu: 1 }')}]`))
    expect(Object.keys(shop.pods.affinity ?? {})).toEqual(['podAntiAffinity'])
  })
})

describe('a cluster as it is printed', () => {
  const owned = (name: string) => `, ownerReferences: [{ apiVersion: x/v1, kind: ${name}, name: shop }]`
  const trigger = '{ type: kafka, metadata: { consumerGroup: orders } }'
  const cpu = '{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }'

  it('has one autoscaler where KEDA made the HPA or took it over', () => {
    const made = imported(plain, hpa(cpu, owned('ScaledObject')), scaled(trigger))
    const takenOver = imported(
      plain,
      hpa(cpu),
      scaled(
        trigger,
        ', annotations: { scaledobject.keda.sh/transfer-hpa-ownership: "true" }',
        'advanced: { horizontalPodAutoscalerConfig: { name: shop } },',
      ),
    )
    for (const { shop, diagnostics } of [made, takenOver]) {
      expect(shop.autoscaler.kind).toBe('keda')
      expect(diagnostics).toEqual([])
    }
    expect(imported(plain, hpa(cpu), scaled(trigger)).diagnostics.map(({ code }) => code)).toContain('W403')
  })

  it('has objects that others make, and Services without pods', () => {
    const { diagnostics, ignored } = imported(
      plain,
      object('v1', 'Pod', 'spec: {}', 'shop-1', owned('ReplicaSet')),
      object('v1', 'Service', 'spec: { type: ExternalName, externalName: db.example }', 'db'),
    )
    expect(diagnostics).toEqual([])
    expect(ignored).toContainEqual(expect.objectContaining({ object: 'Pod shop-1', doesMatter: false, why: 'ReplicaSet shop makes it' }))
  })

  it('has names with dots, and workloads that are switched off', () => {
    const pod = `containers: [${container('requests: { cpu: 1 }')}]`
    const { services, traffic } = imported(deployment(pod, { name: 'mail.archive', replicas: 0, labels: 'app: archive' }), deployment(pod))
    expect(services.map(({ name }) => name)).toEqual(['mail-archive', 'shop'])
    expect(traffic.map(({ to }) => to)).toEqual(['shop'])
  })

  it.each([
    ['us-east-1b', 'us-east-1', 'manifests name its zones, and do not say who is paid'],
    ['eu-west-1a', 'eu-west-1', 'manifests name its zones, and do not say who is paid'],
    ['ap-south-1a', 'us-east-1', 'the catalogue has no prices of ap-south-1: those of us-east-1 count, and zones have its names'],
  ])('in %s is paid at the prices of %s', (zone, region, why) => {
    const pod = `nodeSelector: { topology.kubernetes.io/zone: ${zone} }, containers: [${container('requests: { cpu: 1 }')}]`
    const { bill, shop, whys } = imported(deployment(pod))
    expect([bill.region, shop.pods.nodeSelector]).toEqual([region, { 'topology.kubernetes.io/zone': `${region}${zone.slice(-1)}` }])
    expect(whys).toContain(`bill: ${why}`)
  })

  it('says as many clients as limits for each of them leave alone', () => {
    const limited = object(
      'networking.k8s.io/v1',
      'Ingress',
      'spec: {}',
      'shop',
      ', annotations: { nginx.ingress.kubernetes.io/limit-rps: "5", nginx.ingress.kubernetes.io/canary-weight: "5", nginx.ingress.kubernetes.io/ssl-redirect: "true" }',
    )
    const { traffic, ignored } = imported(plain, limited)
    // 2 pods × 16 workers × half ÷ 40 ms are 400 requests a second; one every 10 s from each client.
    expect(traffic[0]).toMatchObject({ pattern: { rate: 400 }, clients: { count: 4000 } })
    const said = (name: string) => ignored.find(({ path }) => path.includes(name))?.doesMatter
    expect([said('canary-weight'), said('ssl-redirect')]).toEqual([true, false])
  })
})
