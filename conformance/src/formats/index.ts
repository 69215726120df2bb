import type { Format } from '../format.ts'
import { hpaController } from './hpa-controller.ts'
import { hpaReplicaCalculator } from './hpa-replica-calculator.ts'
import { karpenterConsolidation } from './karpenter-consolidation.ts'
import { karpenterProvisioning } from './karpenter-provisioning.ts'
import { kedaCron } from './keda-cron.ts'
import { kedaExecutor } from './keda-executor.ts'
import { kedaFallback } from './keda-fallback.ts'
import { kedaFormula } from './keda-formula.ts'
import { kedaLoop } from './keda-loop.ts'
import { replicaSetVictims } from './replicaset-victims.ts'
import { schedulerPlacement } from './scheduler-placement.ts'

/** Every kind of recording that can be replayed. A new kind is one file here and one name in this list. */
export const formats: readonly Format[] = [
  hpaController,
  hpaReplicaCalculator,
  karpenterConsolidation,
  karpenterProvisioning,
  kedaCron,
  kedaExecutor,
  kedaFallback,
  kedaFormula,
  kedaLoop,
  replicaSetVictims,
  schedulerPlacement,
]
