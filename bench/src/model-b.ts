import { type Plan, planOf } from './plans.ts'

/** Seconds of model B in its full length; the short form runs a tenth. */
export const modelBSeconds = 2000

/** Model B as a plan: the rate of every second as a trace of Poisson means, one-worker FIFO pods in turn, the real HPA. */
export function modelB(durationSeconds: number): Plan {
  const counts = Float64Array.from({ length: durationSeconds }, (_, second) => 500 + 400 * Math.sin((2 * Math.PI * second) / 600))
  return planOf({
    durationSeconds,
    bucketSeconds: 1,
    traffic: 'pattern: { kind: trace, file: sinus, arrivals: poisson }',
    traces: { sinus: { stepSeconds: 1, counts, startIso: null } },
    pods: 'requests: { cpu: 1, memory: 64Mi }, workers: 1, serviceTime: { exponential: 100ms }, cpuPerRequest: 100ms, startup: 10s, readinessProbe: { periodSeconds: 1 }',
    replicas: 72,
    autoscaler:
      'hpa: { minReplicas: 1, maxReplicas: 200, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }] }',
    nodes: 'fixed: { machineType: m7i.4xlarge, count: 20 }',
  })
}
