import type { Format } from '../format.ts'
import { hpaController } from './hpa-controller.ts'
import { hpaReplicaCalculator } from './hpa-replica-calculator.ts'
import { karpenterConsolidation } from './karpenter-consolidation.ts'
import { karpenterProvisioning } from './karpenter-provisioning.ts'
import { replicaSetVictims } from './replicaset-victims.ts'
import { schedulerPlacement } from './scheduler-placement.ts'

/** Every kind of recording that can be replayed. A new kind is one file here and one name in this list. */
export const formats: readonly Format[] = [
  hpaController,
  hpaReplicaCalculator,
  karpenterConsolidation,
  karpenterProvisioning,
  replicaSetVictims,
  schedulerPlacement,
]
