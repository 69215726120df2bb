import type { Bench } from '../bench.ts'
import { planOf } from '../plan-of.ts'

/** The rate of every second as a trace of Poisson means, one-worker FIFO pods in turn, the real HPA, five percentiles of every second. */
export const modelB: Bench = {
  name: 'model-b',
  about: 'an autoscaled service under 500±400 requests/s, percentiles of every second',
  measure: 'requestsPerSecond',
  seconds: { full: 2000, short: 200 },
  peers: ['simpy', 'simjs'],
  goals: [
    { peer: 'simpy', atLeast: 200, text: '≥ 200 × SimPy' },
    { peer: 'simjs', atLeast: 25, text: '≥ 25 × the best npm library' },
  ],
  plan: (durationSeconds) =>
    planOf({
      durationSeconds,
      bucketSeconds: 1,
      traffic: 'pattern: { kind: trace, file: sinus, arrivals: poisson }',
      traces: { sinus: sinus({ durationSeconds, mean: 500, swing: 400 }) },
      pods: 'requests: { cpu: 1, memory: 64Mi }, workers: 1, serviceTime: { exponential: 100ms }, cpuPerRequest: 100ms, startup: 10s, readinessProbe: { periodSeconds: 1 }',
      replicas: 72,
      autoscaler:
        'hpa: { minReplicas: 1, maxReplicas: 200, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }] }',
      nodes: 'fixed: { machineType: m7i.4xlarge, count: 20 }',
    }),
}

/** Requests in every second of a wave with a period of ten minutes. */
export function sinus({ durationSeconds, mean, swing }: { durationSeconds: number; mean: number; swing: number }) {
  const counts = Float64Array.from({ length: durationSeconds }, (_, second) => mean + swing * Math.sin((2 * Math.PI * second) / 600))
  return { stepSeconds: 1, counts, startIso: null }
}
