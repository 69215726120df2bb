import { z } from 'zod'
import { law } from '../../contract/law.ts'
import { count, ratio } from '../../contract/units.ts'

/** What the provider lets an account have, beside what its catalogue lists: `supply` in the document. Nothing of it by default. */
export const supplySpec = z
  .strictObject({
    launchRate: z
      .strictObject({
        burst: count({ min: 1, max: 100_000 }, { description: 'Machines that can be asked for at once' }),
        perSecond: z.number().positive().max(10_000).meta({ unit: 'machines/s', description: 'How fast the burst fills up again' }),
      })
      .optional()
      .meta({
        description: 'Throttle on launches, a token bucket; machines beyond it are asked for later',
        source: 'EC2 RunInstances resource rate: burst 1000, 2 a second; other providers have their own',
      }),
    quotas: z
      .array(
        z.strictObject({
          capacityType: z.enum(['on-demand', 'spot']).meta({ description: 'What the quota counts' }),
          isGpu: z.boolean().default(false).meta({ description: 'Counts machines with GPUs; else those without' }),
          cores: count({ min: 0, max: 1_000_000 }, { description: 'Cores of running and asked-for machines at most' }),
        }),
      )
      .max(20)
      .default([])
      .meta({ description: 'Account quotas by cores, as EC2 keeps them per capacity type and machine class' }),
    spot: z
      .strictObject({
        interruptionsPerMonth: ratio(
          {},
          { description: 'Share of spot machines taken back in a month. Default: the catalogue, by machine type' },
        ).optional(),
        notice: law({
          description: 'From the notice to the machine being gone',
          source: 'EC2: two minutes; Google and Azure: 30 s',
        }).optional(),
      })
      .prefault({})
      .meta({ description: 'How spot machines are taken back' }),
  })
  .prefault({})
  .meta({ title: 'Supply', description: 'Quotas, throttles and interruptions of the provider' })

export type SupplySpec = z.output<typeof supplySpec>
