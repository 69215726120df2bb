import { z } from 'zod'
import type { HpaBehavior } from './spec/behavior.ts'
import { behaviorField } from './spec/behavior.ts'
import { type HpaController, hpaControllerSpec } from './spec/controller.ts'
import { type HpaMetric, metricsField } from './spec/metrics.ts'
import { objectReference } from './spec/reference.ts'

/** A HorizontalPodAutoscalerSpec after defaulting, and the controller that reads it. Plain data. */
export type HpaSpec = {
  readonly minReplicas: number
  readonly maxReplicas: number
  readonly metrics: readonly HpaMetric[]
  /** Absent: the controller's older path, with its own limits. */
  readonly behavior?: HpaBehavior
  readonly controller: HpaController
}

const maxInt32 = 2_147_483_647

const fields = {
  scaleTargetRef: objectReference.optional().meta({ description: 'What is scaled; here always the service that the autoscaler stands in' }),
  minReplicas: z
    .int()
    .min(0, 'must be greater than or equal to 0')
    .max(maxInt32)
    .default(1)
    .meta({ title: 'Least replicas', unit: 'count' }),
  maxReplicas: z.int().min(1, 'must be greater than 0').max(maxInt32).meta({ title: 'Most replicas', unit: 'count' }),
  metrics: metricsField,
  behavior: behaviorField,
  controller: hpaControllerSpec
    .prefault({})
    .meta({ title: 'Controller', description: 'kube-controller-manager: release, flags, feature gates' }),
}

/** An `autoscaling/v2` HorizontalPodAutoscalerSpec, checked and filled in as the API server does it. */
export const hpaSpec = z.strictObject(fields).superRefine(checkTogether)

function checkTogether(given: HpaSpec, context: z.core.$RefinementCtx): void {
  // Fields with problems of their own have no value to compare.
  if (context.issues.length > 0) return
  const fail = (path: readonly string[], message: string) => context.addIssue({ code: 'custom', path: [...path], message })
  const { controller, behavior } = given
  if (given.maxReplicas < given.minReplicas) fail(['maxReplicas'], 'must be greater than or equal to `minReplicas`')
  if (given.minReplicas === 0 && !controller.isScaleToZeroOn)
    fail(['minReplicas'], 'must be greater than or equal to 1 (0 needs the feature gate HPAScaleToZero)')
  if (given.minReplicas === 0 && controller.isScaleToZeroOn && !given.metrics.some(readsWithoutPods))
    fail(['metrics'], 'must specify at least one Object or External metric to support scaling to zero replicas')
  for (const direction of ['scaleUp', 'scaleDown'] as const)
    if (behavior && behavior[direction].tolerance !== null && !controller.isToleranceConfigurable)
      fail(
        ['behavior', direction, 'tolerance'],
        `is not read by Kubernetes ${controller.profile.version} without the feature gate HPAConfigurableTolerance (1.33 and later)`,
      )
}

/** Metrics that have a value while no pod runs. */
export function readsWithoutPods(metric: HpaMetric): boolean {
  return metric.type === 'Object' || metric.type === 'External'
}
