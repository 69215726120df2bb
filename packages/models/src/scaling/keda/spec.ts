import { z } from 'zod'
import { behaviorField, type HpaBehavior } from '../hpa/spec/behavior.ts'
import { type HpaController, hpaControllerSpec } from '../hpa/spec/controller.ts'
import { type KedaAnnotations, readAnnotations } from './annotations.ts'
import type { KedaFallback } from './fallback.ts'
import { compileScalingModifiers, type ScalingModifiers } from './scaling-modifiers.ts'
import { type KedaTrigger, triggersField } from './triggers/trigger.ts'

/** A ScaledObject spec after defaulting, and its annotations. Plain data. */
export type KedaSpec = {
  readonly pollingIntervalSeconds: number
  readonly cooldownPeriodSeconds: number
  readonly initialCooldownPeriodSeconds: number
  readonly idleReplicaCount: number | null
  readonly minReplicaCount: number
  readonly maxReplicaCount: number
  readonly fallback: KedaFallback | null
  readonly scalingModifiers: ScalingModifiers | null
  readonly triggers: readonly KedaTrigger[]
  readonly annotations: KedaAnnotations
  /** `behavior` of the generated HPA. */
  readonly behavior?: HpaBehavior
  readonly controller: HpaController
}

const maxInt32 = 2_147_483_647

const seconds = (absent: number, description: string) =>
  z.int().min(0).max(maxInt32).default(absent).meta({ unit: 's', description, source: 'KEDA v2.20.2' })
const replicas = z.int().min(0).max(maxInt32)

const fallbackField = z.strictObject({
  failureThreshold: z.int().min(0).max(maxInt32).meta({ description: 'A source may fail so often in a row' }),
  replicas: replicas.meta({ unit: 'count', description: 'Its value is then made up to ask for so many' }),
  behavior: z
    .enum(['static', 'currentReplicas', 'currentReplicasIfHigher', 'currentReplicasIfLower', 'scalingModifiers'])
    .default('static')
    .meta({ description: 'Whether the present size counts instead; scalingModifiers leaves the trigger to the formula' }),
})

const modifiersField = z.strictObject({
  formula: z.string().meta({ description: 'One value out of the triggers, by their names' }),
  target: z.string({ error: 'must be text: write it in quotes' }).meta({ description: 'What the composite is held to' }),
  activationTarget: z.string().optional().meta({ description: 'Active above this value' }),
  metricType: z.enum(['AverageValue', 'Value']).optional(),
})

const fields = z.strictObject({
  scaleTargetRef: z
    .strictObject({
      apiVersion: z.string().optional(),
      kind: z.string().optional(),
      name: z.string().min(1),
      envSourceContainerName: z.string().optional(),
    })
    .optional()
    .meta({ description: 'What is scaled; here always the service that the autoscaler stands in' }),
  pollingInterval: seconds(30, 'Time between checks for activity; the HPA reads at its own pace').refine(
    (value) => value > 0,
    'must be at least 1',
  ),
  cooldownPeriod: seconds(300, 'Time without activity before the step to 0 or to the idle size; no other step waits for it'),
  initialCooldownPeriod: seconds(0, 'The same for an object that has never been active, from its creation'),
  idleReplicaCount: replicas.optional().meta({ unit: 'count', description: 'Size without activity; must be less than minReplicaCount' }),
  minReplicaCount: replicas.default(0).meta({ unit: 'count', title: 'Least replicas' }),
  maxReplicaCount: replicas.min(1, 'must be greater than 0').default(100).meta({ unit: 'count', title: 'Most replicas' }),
  fallback: fallbackField.optional(),
  advanced: z
    .strictObject({
      restoreToOriginalReplicaCount: z.boolean().optional().meta({ description: 'Read over: the object is never deleted' }),
      horizontalPodAutoscalerConfig: z
        .strictObject({ name: z.string().optional(), behavior: behaviorField })
        .optional()
        .meta({ description: 'The generated HPA' }),
      scalingModifiers: modifiersField.optional(),
    })
    .optional(),
  triggers: triggersField,
  annotations: z
    .record(z.string(), z.string({ error: 'must be text: write it in quotes' }))
    .default({})
    .meta({
      description: 'Of the ScaledObject: autoscaling.keda.sh/paused, paused-replicas, paused-scale-in, paused-scale-out, force-activation',
    }),
  controller: hpaControllerSpec
    .prefault({})
    .meta({ title: 'Controller', description: 'kube-controller-manager, which runs the generated HPA' }),
})

type Written = z.output<typeof fields>

/** A `keda.sh/v1alpha1` ScaledObject spec, checked and filled in as the operator and its admission webhook do it. */
export const kedaSpec = fields.transform((written, context): KedaSpec => {
  const fail = (path: readonly string[], message: string) => context.addIssue({ code: 'custom', path: [...path], message })
  checkReplicas(written, fail)
  checkTriggers(written, fail)
  const { triggers, advanced, annotations, controller } = written
  const behavior = advanced?.horizontalPodAutoscalerConfig?.behavior
  return {
    pollingIntervalSeconds: written.pollingInterval,
    cooldownPeriodSeconds: written.cooldownPeriod,
    initialCooldownPeriodSeconds: written.initialCooldownPeriod,
    idleReplicaCount: written.idleReplicaCount ?? null,
    minReplicaCount: written.minReplicaCount,
    maxReplicaCount: written.maxReplicaCount,
    fallback: written.fallback ?? null,
    scalingModifiers: readModifiers(written, fail),
    triggers,
    annotations: readAnnotations(annotations),
    ...(behavior && { behavior }),
    controller,
  }
})

type Fail = (path: readonly string[], message: string) => void

function checkReplicas({ idleReplicaCount: idle, minReplicaCount: min, maxReplicaCount: max }: Written, fail: Fail): void {
  if (min > max) fail(['minReplicaCount'], `MinReplicaCount=${min} must be less than MaxReplicaCount=${max}`)
  if (idle !== undefined && idle >= min) fail(['idleReplicaCount'], `IdleReplicaCount=${idle} must be less than MinReplicaCount=${min}`)
}

function checkTriggers({ triggers, fallback }: Written, fail: Fail): void {
  const names = triggers.flatMap(({ name }) => name ?? [])
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) fail(['triggers'], `triggerName "${twice}" is defined multiple times in the ScaledObject, but it must be unique`)
  const hasSource = triggers.some(({ signal }) => signal.kind !== 'resource')
  if (fallback && !hasSource) fail(['fallback'], 'at least one trigger that is not cpu or memory is needed for the fallback to be enabled')
}

function readModifiers({ advanced, triggers }: Written, fail: Fail): ScalingModifiers | null {
  const written = advanced?.scalingModifiers
  if (!written) return null
  const path = ['advanced', 'scalingModifiers']
  const unnamed = triggers.find(({ name, signal }) => name === null && signal.kind !== 'resource')
  if (unnamed) fail(path, `a formula needs every trigger to have a name; the one of type ${unnamed.type} has none`)
  const read = compileScalingModifiers(
    written,
    triggers.flatMap(({ name, signal }) => (name !== null && signal.kind !== 'resource' ? [name] : [])),
  )
  if (!('error' in read)) return read
  fail(path, read.error)
  return null
}
