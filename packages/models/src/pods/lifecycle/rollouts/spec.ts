import { z } from 'zod'
import { percentText, podCount } from '../../../contract/int-or-percent.ts'
import { law } from '../../../contract/law.ts'
import { duration } from '../../../contract/units.ts'
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
    })
    .prefault({})
    .meta({ description: 'In what the new pods differ from the old ones' }),
})
