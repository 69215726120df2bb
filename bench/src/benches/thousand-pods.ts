import type { Bench } from '../bench.ts'
import { type Plan, planOf } from '../plan-of.ts'

/** 1 000 pods under an HPA that never goes lower; minutes as buckets. */
function thousandPods(durationSeconds: number, rate: string): Plan {
  return planOf({
    durationSeconds,
    bucketSeconds: 60,
    traffic: `pattern: { kind: constant, rate: ${rate} }`,
    pods: 'requests: { cpu: 1, memory: 64Mi }, workers: 1, serviceTime: { exponential: 1s }, cpuPerRequest: 1s',
    replicas: 1000,
    autoscaler:
      'hpa: { minReplicas: 1000, maxReplicas: 1200, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }] }',
    nodes: 'fixed: { machineType: m7i.4xlarge, count: 80 }',
  })
}

const seconds = { full: 86_400, short: 1800 }

export const memory: Bench = {
  name: 'memory',
  about: 'most resident memory of a process that runs 1 000 pods for a day at 650 requests/s; the ratio column holds the difference',
  measure: 'peakMiB',
  seconds,
  peers: ['empty-node'],
  goals: [{ peer: 'empty-node', atMost: 64, text: '≤ 64 MiB over an empty Node' }],
  plan: (durationSeconds) => thousandPods(durationSeconds, '650/s'),
}

export const control: Bench = {
  name: 'control',
  about: 'simulated days a second when 1 000 pods are scraped, synced and watched but hardly used (1 request/s)',
  measure: 'daysPerSecond',
  seconds,
  peers: [],
  goals: [],
  plan: (durationSeconds) => thousandPods(durationSeconds, '1/s'),
}
