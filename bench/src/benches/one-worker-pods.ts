import type { Bench } from '../bench.ts'
import { type Plan, planOf } from '../plan-of.ts'

/** 100 one-worker pods at a utilisation of 0.9 (900 requests/s of 100 ms), nothing else going on: a policy and the recursion. */
function oneWorkerPods(durationSeconds: number, balance: string): Plan {
  return planOf({
    durationSeconds,
    bucketSeconds: 3600,
    traffic: 'pattern: { kind: constant, rate: 900/s }',
    pods: 'requests: { cpu: 1, memory: 64Mi }, workers: 1, serviceTime: { exponential: 100ms }',
    balance,
    autoscaler: 'fixed: { replicas: 100 }',
    nodes: 'fixed: { machineType: m7i.4xlarge, count: 10 }',
  })
}

const seconds = { full: 10_000, short: 1500 }

export const roundRobinKernel: Bench = {
  name: 'round-robin-kernel',
  about: 'round robin to 100 one-worker pods at utilisation 0.9; ours with arrivals, booking and histograms of a whole run',
  measure: 'requestsPerSecond',
  seconds,
  peers: ['cpp-round-robin'],
  goals: [
    { atLeast: 60e6, text: '≥ 60 M requests/s' },
    { peer: 'cpp-round-robin', atLeast: 0.5, text: '≥ 0.5 × (its time ×2.0)' },
  ],
  plan: (durationSeconds) => oneWorkerPods(durationSeconds, 'round-robin'),
}

export const random: Bench = {
  name: 'random',
  about: 'the same pods, each request to one drawn at random',
  measure: 'requestsPerSecond',
  seconds,
  peers: [],
  goals: [{ atLeast: 25e6, text: '≥ 25 M requests/s' }],
  plan: (durationSeconds) => oneWorkerPods(durationSeconds, 'random'),
}

export const leastRequests: Bench = {
  name: 'least-requests',
  about: 'the same pods, each request to the one that holds fewest',
  measure: 'requestsPerSecond',
  seconds,
  peers: [],
  goals: [{ atLeast: 10e6, text: '≥ 10 M requests/s' }],
  plan: (durationSeconds) => oneWorkerPods(durationSeconds, 'least-requests'),
}
