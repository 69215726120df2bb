import type { Bench } from '../bench.ts'
import { planOf } from '../plan-of.ts'

export const sharedQueue: Bench = {
  name: 'shared-queue',
  about: 'one pod of 100 workers behind one queue at utilisation 0.9',
  measure: 'requestsPerSecond',
  seconds: { full: 10_000, short: 1000 },
  peers: ['cpp-shared-queue'],
  goals: [
    { atLeast: 16e6, text: '≥ 16 M requests/s' },
    { peer: 'cpp-shared-queue', atLeast: 0.4, text: '≥ 0.4 × (its time ×2.5)' },
  ],
  plan: (durationSeconds) =>
    planOf({
      durationSeconds,
      bucketSeconds: 3600,
      traffic: 'pattern: { kind: constant, rate: 900/s }',
      pods: 'requests: { cpu: 1, memory: 64Mi }, workers: 100, serviceTime: { exponential: 100ms }',
      autoscaler: 'fixed: { replicas: 1 }',
      nodes: 'fixed: { machineType: m7i.4xlarge, count: 1 }',
    }),
}
