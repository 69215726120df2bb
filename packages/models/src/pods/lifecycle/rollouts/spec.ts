import { z } from 'zod'
import { percentText, podCount } from '../../../contract/int-or-percent.ts'
import { law } from '../../../contract/law.ts'
import { duration } from '../../../contract/units.ts'
import { memorySpec } from '../../memory/index.ts'
import { imageSpec } from '../start/index.ts'

const surge = z.union([podCount, percentText])
const unavailable = z.union([podCount, percentText.refine((text) => !(Number(text.slice(0, -1)) > 100), 'must not be greater than 100%')])
const isNothing = (amount: number | string) => amount === 0 || /^0+%$/.test(String(amount))

/** `strategy` of an apps/v1 Deployment. */
export const strategySpec = z.strictObject({
  type: z.literal('RollingUpdate').default('RollingUpdate').meta({
    description: 'Old and new pods side by side',
    source: 'Kubernetes API default',
  }),
  rollingUpdate: z
    .strictObject({
      maxSurge: surge.default('25%').meta({
        description: 'Pods above the wanted number, or a share of it, rounded up',
        source: 'Kubernetes API default',
      }),
      maxUnavailable: unavailable.default('25%').meta({
        description: 'Pods that may be missing from the wanted number, or a share of it, rounded down',
        source: 'Kubernetes API default',
      }),
    })
    .refine(({ maxSurge, maxUnavailable }) => !isNothing(maxSurge) || !isNothing(maxUnavailable), {
      path: ['maxUnavailable'],
      error: 'may not be 0 when `maxSurge` is 0',
    })
    .prefault({}),
})

export type RollingUpdate = z.output<typeof strategySpec>['rollingUpdate']

/** A new version of the pods, from an instant on. */
export const rolloutSpec = z.strictObject({
  at: duration({ description: 'When the new version is applied, since the start of the run', examples: ['2h'] }),
  pods: z
    .strictObject({
      startup: law({ description: 'How long the new version takes to start' }).optional(),
      image: imageSpec.optional().meta({ description: 'What machines must fetch for it. Default: all of pods.image again' }),
      serviceTimeFactor: z
        .number()
        .positive()
        .max(100)
        .default(1)
        .meta({
          description: 'How many times as long the new version works on a request',
          source: 'Plimsoll: as long as the old one',
          examples: ['1.3'],
        }),
      memory: memorySpec.optional().meta({ description: 'Memory that the new version uses. Default: as pods.memory says' }),
    })
    .prefault({})
    .meta({ description: 'In what the new pods differ from the old ones' }),
})

/** Further fields of a Deployment that decide how a rollout goes. */
export const deploymentFields = {
  minReadySeconds: z.int().min(0).max(86_400).default(0).meta({
    unit: 's',
    description: 'How long a new pod must be Ready before a rollout counts on it',
    source: 'Kubernetes API default',
  }),
  progressDeadlineSeconds: z.int().min(1).max(2_147_483_647).default(600).meta({
    unit: 's',
    description: 'How long a rollout may stand still before it is reported as failed',
    source: 'Kubernetes API default',
  }),
} as const
