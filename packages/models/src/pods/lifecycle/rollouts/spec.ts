import { z } from 'zod'
import { law } from '../../../contract/law.ts'
import { duration } from '../../../contract/units.ts'
import { imageSpec } from '../start/index.ts'

const amount = z.union([
  z.int().min(0).max(100_000),
  z.string().regex(/^(100|[1-9]?\d)%$/, 'expected a whole number of pods or a percentage such as 25%'),
])

/** `strategy` of an apps/v1 Deployment. */
export const strategySpec = z.strictObject({
  type: z.literal('RollingUpdate').default('RollingUpdate').meta({
    description: 'Old and new pods side by side',
    source: 'Kubernetes API default',
  }),
  rollingUpdate: z
    .strictObject({
      maxSurge: amount.default('25%').meta({
        description: 'Pods above the wanted number, or a share of it, rounded up',
        source: 'Kubernetes API default',
      }),
      maxUnavailable: amount.default('25%').meta({
        description: 'Pods that may be missing from the wanted number, or a share of it, rounded down',
        source: 'Kubernetes API default',
      }),
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
    })
    .prefault({})
    .meta({ description: 'In what the new pods differ from the old ones' }),
})
