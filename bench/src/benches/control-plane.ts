import type { Bench } from '../bench.ts'
import { type Plan, planOf } from '../plan-of.ts'

const day = 86_400

/** `replicas` pods under an HPA that never goes lower, on machines that a Cluster Autoscaler looks at every 10 s. */
function scaledPods({ durationSeconds, replicas, rate, serviceTime, nodes }: ScaledPods): Plan {
  return planOf({
    durationSeconds,
    bucketSeconds: 60,
    traffic: `pattern: { kind: constant, rate: ${rate} }`,
    pods: `requests: { cpu: 1500m, memory: 64Mi }, workers: 2, serviceTime: { exponential: ${serviceTime} }, cpuPerRequest: ${serviceTime}`,
    replicas,
    autoscaler: `hpa: { minReplicas: ${replicas}, maxReplicas: ${replicas * 1.2}, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }] }`,
    nodes: `clusterAutoscaler: { nodeGroups: [{ name: general, machineType: m7i.2xlarge, min: ${nodes}, max: ${nodes * 2} }] }`,
  })
}

type ScaledPods = {
  readonly durationSeconds: number
  readonly replicas: number
  readonly rate: string
  readonly serviceTime: string
  readonly nodes: number
}

export const controlThirtyDays: Bench = {
  name: 'control-30-days',
  about:
    'CPU seconds of a run of 30 days with 1 000 pods and 300 machines that are scraped, synced and looked at but hardly used (1 request/s)',
  measure: 'secondsPerRun',
  seconds: { full: 30 * day, short: day },
  peers: [],
  goals: [{ atMost: 10, text: '≤ 10 s' }],
  plan: (durationSeconds) => scaledPods({ durationSeconds, replicas: 1000, rate: '1/s', serviceTime: '1s', nodes: 300 }),
}

/** 500 pods of two workers at 7 requests/s each: half of what they could do at 150 ms a request. */
const busyPods = { replicas: 500, serviceTime: '150ms', nodes: 150 }

export const controlShare: Bench = {
  name: 'control-share',
  about:
    'the share of control in six hours of one service of 500 pods at 3 500 requests/s: CPU time of the same at 1 request/s over that of all',
  measure: 'share',
  seconds: { full: day / 4, short: day / 24 },
  peers: [],
  goals: [{ atMost: 0.1, text: '< 10 %' }],
  whole: (durationSeconds) => scaledPods({ ...busyPods, durationSeconds, rate: '3500/s' }),
  part: (durationSeconds) => scaledPods({ ...busyPods, durationSeconds, rate: '1/s' }),
}
