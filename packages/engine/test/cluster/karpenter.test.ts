import { describe, expect, test } from 'vitest'
import { run } from '../../src/run.ts'
import { type FixtureOptions, planOf } from '../plan-fixture.ts'

/** Half a core and 512 MiB a pod: two to a machine of 2 cores (1.93 allocatable, 0.2 of DaemonSets), three at most. */
const pods =
  '{ requests: { cpu: 500m, memory: 512Mi }, workers: 2, serviceTime: { p50: 20ms, p99: 120ms }, cpuPerRequest: 25ms, startup: 5s, queue: { limit: 20, timeout: 1s } }'
const autoscaler =
  'hpa: { minReplicas: 2, maxReplicas: 30, behavior: { scaleDown: { stabilizationWindowSeconds: 60 } }, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }] }'
const peak =
  '{ name: shoppers, pattern: { kind: steps, steps: [{ at: 0s, rate: 20/s }, { at: 5m, rate: 300/s }, { at: 20m, rate: 20/s }] } }'
const quiet = '{ name: shoppers, pattern: { kind: constant, rate: 20/s } }'

type PoolFields = {
  readonly capacityTypes?: string
  readonly disruption?: string
  readonly template?: string
  readonly limits?: string
  readonly more?: string
}

const karpenter = ({
  capacityTypes = 'on-demand',
  disruption = '{}',
  template = '',
  limits = '{}',
  more = '',
}: PoolFields = {}) => `karpenter: {
  nodePools: [{ metadata: { name: general }, spec: { limits: ${limits}, disruption: ${disruption}, template: { spec: { ${template}
    requirements: [{ key: karpenter.sh/capacity-type, operator: In, values: [${capacityTypes}] }, { key: karpenter.k8s.aws/instance-category, operator: In, values: [c, m, r] }] } } } }],
  ${more} }`

const simulate = (options: FixtureOptions, pool: PoolFields = {}) => run(planOf({ pods, autoscaler, nodes: karpenter(pool), ...options }))

describe('a scale-up', () => {
  const result = simulate({ traffic: peak, duration: '20m' })
  const launches = result.marks.filter(({ reason }) => reason.startsWith('computed new nodeclaim'))

  test('waits a second for further pods, then orders', () => {
    const pending = result.marks.find(({ subject, reason }) => subject === 'pods:pending' && reason.includes('nodes are available'))
    expect(launches[0].atSeconds - (pending?.atSeconds ?? 0)).toBeCloseTo(1, 6)
    expect(launches[0].because).toContain(result.marks.indexOf(pending as (typeof result.marks)[number]))
  })

  test('takes the cheapest of all types that hold the pods of a claim', () => {
    // Cheapest list prices of us-east-1 in the catalogue with room: m7g.medium (1 core) for one pod, c7g.large for two or three (2 cores),
    // c7g.xlarge for up to seven (4 cores: 3.92 - 0.2).
    const cheapest: Readonly<Record<string, number>> = {
      'm7g.medium': 1,
      'c7g.large': 3,
      'c7g.xlarge': 7,
      'c7g.2xlarge': 15,
      'c7g.4xlarge': 31,
    }
    expect(launches.length).toBeGreaterThan(1)
    for (const { reason } of launches) {
      const [, count, machines, type] = /(\d+) pods? on (\d+) × (\S+) in us-east-1a, on-demand, lowest-price/.exec(reason) ?? []
      const each = Number(count) / Number(machines)
      expect(type).toBe(Object.keys(cheapest).find((name) => each <= cheapest[name]))
    }
  })

  test('the machines are on the bill as the offerings they are', () => {
    const offerings = new Set(result.usage.nodes.map(({ offering }) => offering))
    expect(offerings.size).toBeGreaterThan(1)
    for (const offering of offerings)
      expect(offering).toMatch(/^aws\/us-east-1\/c7g\.\w+\/on-demand$|^aws\/us-east-1\/m7g\.medium\/on-demand$/)
  })
})

test('a limit of the NodePool keeps pods waiting, and a mark says so', () => {
  const result = simulate({ traffic: peak, duration: '20m' }, { limits: '{ cpu: 6 }' })
  const cores = new Map([
    ['m7g.medium', 1],
    ['c7g.large', 2],
    ['c7g.xlarge', 4],
  ])
  expect(result.usage.nodes.reduce((sum, { offering }) => sum + (cores.get(offering.split('/')[2]) ?? 100), 0)).toBeLessThanOrEqual(6)
  expect(result.marks.some(({ kind, reason }) => kind === 'limited' && reason.includes('exceed limits for nodepool general'))).toBe(true)
  expect(result.metrics['pods.pending']?.columns[0].values.at(-1)).toBeGreaterThan(0)
})

describe('after a peak', () => {
  const ends = (pool: PoolFields) => {
    const result = simulate({ traffic: peak, duration: '1h' }, pool)
    return { result, ended: result.usage.nodes.flatMap(({ endedAtSeconds }) => endedAtSeconds ?? []).sort((a, b) => a - b) }
  }
  const empty = '{ consolidationPolicy: WhenEmpty, consolidateAfter: 30s, budgets: [{ nodes: 100% }] }'

  test('empty machines go: 15 s after they were found, consolidateAfter after their last pod', () => {
    const { result, ended } = ends({ disruption: empty })
    const lastFall = result.marks.filter(({ kind, subject }) => kind === 'scale' && subject === 'shop').at(-1)?.atSeconds ?? 0
    expect(lastFall).toBeGreaterThan(1200)
    expect(ended.length).toBeGreaterThan(1)
    // Pods leave at once or a little later; then 30 s, at most 10 s to the next pass, 15 s of validation; the next pass is done in another 15.
    expect(ended[0]).toBeGreaterThanOrEqual(1200 + 30 + 15)
    expect(ended.at(-1)).toBeLessThan(lastFall + 30 + 30 + 10 + 15 + 10 + 15)
    expect(result.marks.some(({ reason }) => reason.startsWith('Empty/emptiness: delete, terminating'))).toBe(true)
  })

  test('budgets hold: one node at a time never ends two at one instant', () => {
    const { ended } = ends({ disruption: '{ consolidationPolicy: WhenEmpty, consolidateAfter: 30s, budgets: [{ nodes: "1" }] }' })
    expect(ended.length).toBeGreaterThan(1)
    for (let index = 1; index < ended.length; index++) expect(ended[index] - ended[index - 1]).toBeGreaterThanOrEqual(15 - 1e-6)
  })

  test('a budget of nothing while its window is open freezes everything; outside of it the other one holds', () => {
    // The run begins at 05:00 UTC on a Friday, and the peak ends at 05:20.
    const frozen = (schedule: string) =>
      ends({
        disruption: `{ consolidationPolicy: WhenEmpty, consolidateAfter: 30s, budgets: [{ nodes: 100% }, { nodes: "0", schedule: "${schedule}", duration: 30m }] }`,
      }).ended
    expect(frozen('0 5 * * fri')[0]).toBeGreaterThanOrEqual(1800)
    expect(frozen('0 6 * * fri')[0]).toBeLessThan(1800)
  })

  test('underused machines are emptied onto others or replaced by cheaper ones, and fewer dollars an hour run than with WhenEmpty', () => {
    const price: Readonly<Record<string, number>> = {
      'm7g.medium': 0.0408,
      'c7g.large': 0.0725,
      'c7g.xlarge': 0.145,
      'c7g.2xlarge': 0.29,
      'c7g.4xlarge': 0.58,
    }
    const left = (disruption: string) =>
      ends({ disruption }).result.usage.nodes.reduce(
        (sum, { offering, endedAtSeconds }) => sum + (endedAtSeconds === null ? price[offering.split('/')[2]] : 0),
        0,
      )
    const underused = left('{ consolidateAfter: 30s, budgets: [{ nodes: 100% }] }')
    expect(underused).toBeLessThanOrEqual(left(empty))
    // Two pods of half a core are left: one machine of 2 cores holds them.
    expect(underused).toBeCloseTo(price['c7g.large'], 6)
  })

  test('a pod disruption budget that allows nothing keeps its machines', () => {
    const frozen = simulate(
      { traffic: peak, duration: '1h', service: 'podDisruptionBudget: { minAvailable: 100% }' },
      { disruption: '{ consolidateAfter: 30s, budgets: [{ nodes: 100% }] }' },
    )
    expect(frozen.marks.some(({ reason }) => reason.startsWith('Underutilized'))).toBe(false)
  })
})

describe('pods that are not to be disrupted', () => {
  const keeping = (value: string) => pods.replace('startup: 5s', `startup: 5s, annotations: { karpenter.sh/do-not-disrupt: "${value}" }`)
  const consolidated = (value: string) =>
    simulate(
      { traffic: peak, duration: '1h', pods: keeping(value) },
      { disruption: '{ consolidateAfter: 30s, budgets: [{ nodes: 100% }] }' },
    ).marks.filter(({ reason }) => reason.startsWith('Underutilized')).length

  test('keep their machines, for ever or for a while', () => {
    expect(consolidated('true')).toBe(0)
    expect(consolidated('false')).toBeGreaterThan(0)
    expect(consolidated('5m')).toBeGreaterThan(0)
  })

  test('keep a machine that is too old until its grace is over', () => {
    const old = (template: string) =>
      simulate(
        { traffic: quiet, duration: '40m', pods: keeping('true'), autoscaler: 'fixed: { replicas: 2 }' },
        { template: `expireAfter: 10m, ${template}` },
      )
    const drains = old('').marks.filter(({ reason }) => reason.startsWith('Pod has "karpenter.sh/do-not-disrupt" annotation: shop'))
    expect(drains.length).toBeGreaterThan(0)
    const ended = (result: ReturnType<typeof run>) => result.usage.nodes[0].endedAtSeconds
    expect(ended(old(''))).toBeNull()
    expect(ended(old('terminationGracePeriod: 2m,'))).not.toBeNull()
  })

  test('nor are nodes whose NodePool says so', () => {
    const template =
      'karpenter: { nodePools: [{ metadata: { name: general }, spec: { disruption: { consolidateAfter: 30s, budgets: [{ nodes: 100% }] }, template: { metadata: { annotations: { karpenter.sh/do-not-disrupt: "true" } }, spec: {} } } }] }'
    const { marks } = run(planOf({ pods, autoscaler, nodes: template, traffic: peak, duration: '1h' }))
    expect(marks.filter(({ reason }) => /^(Empty|Underutilized)/.test(reason))).toEqual([])
  })
})

test('nodes expire at their age whatever the budgets say, and others take their pods', () => {
  const result = simulate(
    { traffic: quiet, duration: '1h' },
    { template: 'expireAfter: 10m,', disruption: '{ budgets: [{ nodes: "0" }] }' },
  )
  const expired = result.marks.filter(({ reason }) => reason.startsWith('expired: older than expireAfter'))
  expect(expired.length).toBeGreaterThanOrEqual(5)
  for (const { launchedAtSeconds, requestedAtSeconds, endedAtSeconds } of result.usage.nodes) {
    if (endedAtSeconds === null || launchedAtSeconds === 0) continue
    expect(endedAtSeconds - requestedAtSeconds).toBeGreaterThanOrEqual(600)
    // Looked at every 10 s, or 15 while a decision waits; then the pods get their grace.
    expect(endedAtSeconds - requestedAtSeconds).toBeLessThan(600 + 15 + 60)
  }
  expect(result.metrics['pods.ready']?.columns[0].values.at(-1)).toBe(2)
})

test('spot is launched as spot, cheaper than on-demand', () => {
  const result = simulate({ traffic: peak, duration: '20m' }, { capacityTypes: 'spot, on-demand' })
  for (const { offering } of result.usage.nodes) expect(offering).toMatch(/\/spot$/)
  expect(result.marks.some(({ reason }) => reason.includes('spot, price-capacity-optimized of'))).toBe(true)
})

test('a spot machine that is taken back is drained within its two minutes, and its pods run on elsewhere', () => {
  // Ten machines, each taken back with 25 % in a month: 10 · -ln(0.75) = 2.9 interruptions are expected in 30 days.
  const result = simulate(
    {
      traffic: '{ name: shoppers, pattern: { kind: constant, rate: 1/h } }',
      duration: '30d',
      autoscaler: 'fixed: { replicas: 10 }',
      pods: '{ requests: { cpu: 3, memory: 512Mi }, workers: 2, serviceTime: 20ms, startup: 5s }',
    },
    {
      capacityTypes: 'spot',
      more: 'instanceTypes: [c7i.xlarge]',
      template: 'expireAfter: Never,',
      disruption: '{ consolidateAfter: Never }',
    },
  )
  const warnings = result.marks.filter(({ reason }) => reason.startsWith('spot interruption warning: c7i.xlarge'))
  expect(warnings.length).toBeGreaterThan(0)
  const ended = result.usage.nodes.flatMap(({ endedAtSeconds }) => endedAtSeconds ?? []).sort((a, b) => a - b)
  expect(ended).toHaveLength(warnings.length)
  for (const [index, { atSeconds }] of warnings.entries()) expect(ended[index] - atSeconds).toBeLessThanOrEqual(120)
  expect(result.metrics['pods.ready']?.columns[0].values.at(-1)).toBe(10)
})

test('the same seed gives the same machines', () => {
  const nodesOf = () => simulate({ traffic: peak, duration: '40m' }, { capacityTypes: 'spot, on-demand' }).usage.nodes
  expect(nodesOf()).toEqual(nodesOf())
})
