import { duration } from '@plimsoll/models'
import { z } from 'zod'

/** When the simulated world begins and for how long it is watched. */
export const runSchema = z
  .strictObject({
    start: z.iso
      .datetime({ offset: true, precision: 0, error: 'expected an instant with its offset, such as 2026-11-27T00:00:00-05:00' })
      .meta({ description: 'Instant of second 0, with the offset of local time: decides the hour of the day and the billing month' }),
    duration: duration({ description: 'How long the run lasts', positive: true, examples: ['24h'] }),
    seed: z.int().min(0).max(4_294_967_295).default(1).meta({
      unit: 'count',
      description: 'Chance of the run: the same seed gives the same arrivals',
      source: 'Plimsoll: any number does',
    }),
    bucket: duration({
      description: 'Width of one step of the series. Default: the narrowest of 1s, 2s, 5s … 1d that gives at most 3000 steps',
      positive: true,
    }).optional(),
  })
  .meta({ title: 'Run', description: 'When the simulated world begins and for how long it is watched' })
