import type { Bench } from '../bench.ts'
import { planOf } from '../plan-of.ts'
import { sinus } from './model-b.ts'

/** Everything on: bounded queues with a waiting timeout, a limiter that bites at the crest of the wave, the HPA, percentiles of every second. */
export const roundRobinFull: Bench = {
  name: 'round-robin-full',
  about: '10 000±8 000 requests/s with token bucket, bounded queues, HPA and percentiles of every second',
  measure: 'requestsPerSecond',
  seconds: { full: 1200, short: 120 },
  peers: [],
  goals: [{ atLeast: 25e6, text: '≥ 25 M requests/s' }],
  plan: (durationSeconds) =>
    planOf({
      durationSeconds,
      bucketSeconds: 1,
      traffic: 'pattern: { kind: trace, file: sinus, arrivals: poisson }',
      traces: { sinus: sinus({ durationSeconds, mean: 10_000, swing: 8000 }) },
      edge: '{ kind: token-bucket, per: source, rate: 17000/s, burst: 5000 }',
      pods: 'requests: { cpu: 1, memory: 64Mi }, workers: 1, serviceTime: { exponential: 100ms }, cpuPerRequest: 100ms, queue: { limit: 50, timeout: 5s }, startup: 10s',
      replicas: 1430,
      autoscaler:
        'hpa: { minReplicas: 100, maxReplicas: 3000, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }] }',
      nodes: 'fixed: { machineType: m7i.4xlarge, count: 200 }',
    }),
}
