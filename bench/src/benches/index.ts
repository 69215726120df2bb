import { controlShare, controlThirtyDays } from './control-plane.ts'
import { karpenterSolve } from './karpenter-solve.ts'
import { modelB } from './model-b.ts'
import { leastRequests, random, roundRobinKernel } from './one-worker-pods.ts'
import { roundRobinFull } from './round-robin-full.ts'
import { sharedQueue } from './shared-queue.ts'
import { control, memory } from './thousand-pods.ts'

export const benches = [
  modelB,
  roundRobinFull,
  roundRobinKernel,
  random,
  leastRequests,
  sharedQueue,
  memory,
  control,
  controlThirtyDays,
  controlShare,
  karpenterSolve,
]
