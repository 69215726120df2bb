import { z } from 'zod'
import { duration } from '../../../contract/units.ts'

/** A sale, a match, a mention on television: a factor on the rate that rises, stays and falls in straight lines. */
export const spikeSpec = z.strictObject({
  kind: z.literal('spike'),
  at: duration({ title: 'Begins', description: 'Time from the start of the run to the start of the rise.', examples: ['9h'] }),
  factor: z
    .number()
    .min(0)
    .max(10_000)
    .meta({ title: 'Factor', description: 'What the rate is multiplied by at the top; below 1 it is a dip.', unit: 'factor' }),
  rise: duration({ title: 'Rise', description: 'From the usual rate to the top; 0s is a jump.' }).prefault('0s'),
  hold: duration({ title: 'Hold', description: 'Time at the top.', examples: ['1h'] }),
  fall: duration({ title: 'Fall', description: 'From the top back to the usual rate; 0s is a jump.' }).prefault('0s'),
})
export type Spike = z.output<typeof spikeSpec>

/** Factor of a spike on the rate at an instant of the run. */
export function spikeFactor({ at, factor, rise, hold, fall }: Spike, seconds: number): number {
  const since = seconds - at
  if (since < 0) return 1
  if (since < rise) return 1 + ((factor - 1) * since) / rise
  if (since < rise + hold) return factor
  if (since < rise + hold + fall) return factor + ((1 - factor) * (since - rise - hold)) / fall
  return 1
}

/** Instants at which a spike's factor bends or jumps. */
export function spikeCorners({ at, rise, hold, fall }: Spike): number[] {
  return [at, at + rise, at + rise + hold, at + rise + hold + fall]
}
