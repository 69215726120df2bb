import { describe, expect, it } from 'vitest'
import { parseScenario } from '../index.ts'
import { checkout } from '../testing/documents.ts'

/** Code and message of the warnings about a service with these fields, on these machines. */
function warnings(fields: string, nodes?: string): readonly string[] {
  const services = `services: [{ name: checkout, ${fields} }]`
  return parseScenario(checkout({ services, ...(nodes ? { nodes } : {}) })).diagnostics.map(({ code, message }) => `${code} ${message}`)
}

const hpa = (target: number, more = '') =>
  `autoscaler: { hpa: { maxReplicas: 4, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: ${target} } } }${more}] } }`
const pods = (more = '') => `pods: { requests: { cpu: 500m, memory: 1Gi }, serviceTime: 20ms, workers: 4${more} }`

describe('a CPU target that usage cannot exceed', () => {
  // 91 % × 1.1 is 100.1 % of the request: out of reach of a pod that uses its request at the most. 90 % × 1.1 is 99 %.
  it.each([
    [91, '', 1],
    [90, '', 0],
    // Four workers at 50 ms of CPU in 20 ms would use 10 cores; the limit leaves 1, which is 200 % of the request.
    [150, ', cpuPerRequest: 50ms, limits: { cpu: 1 }', 0],
    [182, ', cpuPerRequest: 50ms, limits: { cpu: 1 }', 1],
    // 5 ms of CPU in 20 ms keep four workers at 1 core, twice the request.
    [150, ', cpuPerRequest: 5ms', 0],
    [190, ', cpuPerRequest: 5ms', 1],
  ])('%i %% with%s: %i', (target, more, count) => {
    expect(warnings(`${pods(more)}, ${hpa(target)}`).filter((text) => text.startsWith('W211'))).toHaveLength(count)
  })

  it('says from where on pods are added and how much a pod uses', () => {
    expect(warnings(`${pods()}, ${hpa(95)}`)).toEqual([
      'W211 services.checkout.autoscaler.hpa.metrics.0.resource.target.averageUtilization is 95: pods are added above 105 % of the request, but a pod uses at most 100 %',
    ])
  })

  it('is silent where another metric may add the pods, and without a request', () => {
    const memory = ', { type: Resource, resource: { name: memory, target: { type: Utilization, averageUtilization: 70 } } }'
    expect(warnings(`${pods()}, ${hpa(95, memory)}`).filter((text) => text.startsWith('W211'))).toEqual([])
    expect(warnings(`pods: { serviceTime: 20ms }, ${hpa(95)}`).map((text) => text.slice(0, 4))).toEqual(['W203'])
  })
})

describe('a disruption budget that blocks every drain', () => {
  // PodDisruptionBudgets round percentages up: half of 3 pods to stay are 2, and 1 % of 3 to be away is 1.
  it.each([
    ['minAvailable: 3', 3, true],
    ['minAvailable: 2', 3, false],
    ['minAvailable: 50%', 3, false],
    ['minAvailable: 50%', 1, true],
    ['minAvailable: 100%', 3, true],
    ['maxUnavailable: 0', 3, true],
    ['maxUnavailable: 1%', 3, false],
    ['minAvailable: 1', 0, false],
  ])('%s of %i pods: %s', (budget, replicas, isBlocking) => {
    const found = warnings(`${pods()}, podDisruptionBudget: { ${budget} }, autoscaler: { fixed: { replicas: ${replicas} } }`)
    expect(found.some((text) => text.startsWith('W212'))).toBe(isBlocking)
  })
})

describe('machines that are too few', () => {
  const pool = (max: number) => `nodes: { pool: { machineType: m7g.2xlarge, min: 1, max: ${max} } }`
  const fixed = (replicas: number) => `autoscaler: { fixed: { replicas: ${replicas} } }`

  it('are named with what they give and what is asked', () => {
    // An m7g.2xlarge has 8 cores; kubelet and DaemonSets leave 7 and a bit, so 2 of them hold less than 16 cores.
    const [found] = warnings(`${pods()}, ${fixed(32)}`, pool(2))
    expect(found).toBe('W213 nodes.pool.max allows machines for 15 cores at most, but pods may request 16 cores')
    expect(warnings(`${pods()}, ${fixed(28)}`, pool(2))).toEqual([])
  })

  it('are named when memory is what lacks', () => {
    const greedy = 'pods: { requests: { cpu: 100m, memory: 8Gi }, serviceTime: 20ms }'
    expect(warnings(`${greedy}, ${fixed(8)}`, pool(2))[0]).toMatch(/^W213 .* for \d+Gi at most, but pods may request 64Gi$/)
  })

  it('are counted in all node groups, and by the limits of all NodePools', () => {
    const group = (name: string, max: number) => `{ name: ${name}, machineType: m7g.2xlarge, max: ${max} }`
    const groups = (max: number) => `nodes: { clusterAutoscaler: { nodeGroups: [${group('a', 1)}, ${group('b', max)}] } }`
    const codes = (nodes: string) => warnings(`${pods()}, ${fixed(32)}`, nodes).map((text) => text.slice(0, 4))
    expect([codes(groups(1)), codes(groups(2))]).toEqual([['W213'], []])
    const nodePool = (name: string, limits: string) =>
      `{ metadata: { name: ${name} }, spec: { ${limits} template: { spec: { requirements: [] } } } }`
    const karpenter = (...limits: readonly string[]) =>
      `nodes: { karpenter: { nodePools: [${limits.map((limit, index) => nodePool(`p${index}`, limit)).join(', ')}] } }`
    // 32 pods of half a core.
    expect(codes(karpenter('limits: { cpu: 8 },', 'limits: { cpu: 7 },'))).toEqual(['W213'])
    expect(codes(karpenter('limits: { cpu: 8 },', 'limits: { cpu: 8 },'))).toEqual([])
    expect(codes(karpenter('limits: { cpu: 8 },', ''))).toEqual([])
  })
})

describe('limits that a working pod passes', () => {
  const one = 'autoscaler: { fixed: { replicas: 1 } }'
  const memory = (limit: string, more = '') =>
    warnings(
      `pods: { requests: { cpu: 500m }, limits: { memory: ${limit} }, serviceTime: 20ms, workers: 4, memory: { base: 100Mi, perInFlight: 10Mi${more} } }, ${one}`,
    )
  const cpu = (limit: string, cpuPerRequest: string) =>
    warnings(
      `pods: { requests: { cpu: 100m }, limits: { cpu: ${limit} }, serviceTime: 20ms, workers: 4, cpuPerRequest: ${cpuPerRequest} }, ${one}`,
    )

  it('of memory: 100 Mi and four times 10 Mi are 140 Mi', () => {
    expect(memory('140Mi')).toEqual([])
    expect(memory('139Mi')).toEqual([
      'W217 services.checkout.pods.limits.memory is "139Mi", but a pod with all 4 workers busy uses 140Mi: it is OOMKilled at work',
    ])
    expect(memory('99Mi')[0]).toMatch(/a pod that holds no request already uses 100Mi: it is OOMKilled whenever it starts$/)
    const rollout = 'rollouts: [{ at: 1h, pods: { memory: { base: 200Mi } } }]'
    expect(
      warnings(
        `pods: { requests: { cpu: 500m }, limits: { memory: 139Mi }, serviceTime: 20ms, memory: { base: 100Mi } }, ${rollout}, ${one}`,
      ),
    ).toEqual([
      'W217 services.checkout.rollouts.0.pods.memory is more than limits.memory "139Mi" allows: a pod that holds no request already uses 200Mi: it is OOMKilled whenever it starts',
    ])
    // What leaks takes its time: the run shows it.
    expect(memory('140Mi', ', growthPerHour: 1Gi')).toEqual([])
  })

  it('of CPU: 15 ms in 20 ms are 750 m, of one worker', () => {
    expect(cpu('750m', '15ms')).toEqual([])
    expect(cpu('250m', '15ms')).toEqual([
      'W218 services.checkout.pods.limits.cpu is "250m", but one request uses 750m while it is worked on: each takes 3 times its service time or more',
    ])
  })
})

it('an API of metrics that is named like a part of every object is a wrong choice, no exception', () => {
  const faults = 'faults: [{ kind: metrics-dropout, at: 1h, for: 10m, api: __proto__, metric: http_requests }]'
  const metrics = 'metrics: [{ name: http_requests_per_second, type: Pods, of: requests-per-second }]'
  const { diagnostics } = parseScenario(`${checkout({})}${metrics}\n${faults}\n`)
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ path }) => path)).toEqual(['faults.0.api'])
})
