import type { PlannedNodes } from '../../../plan/planned-nodes.ts'
import { createClusterAutoscaler } from './cluster-autoscaler/index.ts'
import { createFixed } from './fixed.ts'
import { createKarpenter } from './karpenter/index.ts'
import { createPool } from './pool.ts'
import type { NodeProvider } from './provider.ts'
import { createScalingGroup } from './scaling-group/index.ts'

/** The provider that a plan names. */
export function createProvider({ provider }: PlannedNodes): NodeProvider {
  switch (provider.kind) {
    case 'clusterAutoscaler':
      return createClusterAutoscaler(provider.settings)
    case 'fixed':
      return createFixed()
    case 'pool':
      return createPool(provider)
    case 'scalingGroup':
      return createScalingGroup(provider)
    case 'karpenter':
      return createKarpenter(provider)
  }
}
