import { z } from 'zod'
import type { PatternContext } from '../../../contract/traffic.ts'
import { rate } from '../../../contract/units.ts'
import { smoothPattern } from '../smooth.ts'
import { earlier, type PatternStrategy } from '../strategy.ts'
import { dayShape } from './day-shape.ts'
import { spikeCorners, spikeFactor, spikeSpec } from './spike.ts'

const secondsPerDay = 86_400
const secondsPerHour = 3600

const spec = z.strictObject({
  kind: z.literal('diurnal'),
  mean: rate({ title: 'Mean', description: 'Mean arrivals over a working day, events aside.', examples: ['900/s'] }),
  peakToMean: z.number().min(1).max(24).default(1.7).meta({
    title: 'Peak to mean',
    description: 'Highest rate of the day over its mean; 1 is flat.',
    unit: 'factor',
    source: 'public traces: 1.6 (New York taxis) to 2.0 (World Cup 98), median day',
  }),
  peakHour: z.number().min(0).lt(24).default(20).meta({
    title: 'Peak hour',
    description: 'Local hour of the highest rate; 19.5 is half past seven.',
    unit: 'hour',
    source: 'US online spend on Cyber Monday 2024: highest from 20:00 to 22:00 (Adobe)',
  }),
  weekendFactor: z.number().min(0).max(100).default(1).meta({
    title: 'Weekend factor',
    description: 'What Saturdays and Sundays are multiplied by, from local midnight to local midnight.',
    unit: 'factor',
  }),
  events: z
    .array(z.discriminatedUnion('kind', [spikeSpec]))
    .max(1000)
    .prefault([])
    .meta({ title: 'Events', description: 'Factors on the rate at given times; where several overlap they multiply.' }),
})

/** The usual days, and events on top that the days before the run did not have. */
export const diurnal: PatternStrategy<'diurnal', typeof spec> = {
  kind: 'diurnal',
  title: 'Day and night',
  help: 'The rhythm of people: a daily peak, quieter or busier weekends, and events on top.',
  spec,
  create({ mean, peakToMean, peakHour, weekendFactor, events }, context) {
    const shape = dayShape(peakToMean, peakHour * secondsPerHour)
    const rateAt = (seconds: number) => {
      const local = context.startSecondOfDay + seconds
      const usual = mean * shape(local) * (isWeekend(context, local) ? weekendFactor : 1)
      return events.reduce((rateSoFar, event) => rateSoFar * spikeFactor(event, seconds), usual)
    }
    return smoothPattern(rateAt, [...events.flatMap(spikeCorners), ...(weekendFactor === 1 ? [] : midnights(context))])
  },
  past: (given, context, spanSeconds) => ({
    spanSeconds,
    pattern: diurnal.create({ ...given, events: [] }, earlier(context, spanSeconds)),
  }),
}

function isWeekend({ startDayOfWeek }: PatternContext, localSeconds: number): boolean {
  const dayOfWeek = (startDayOfWeek + Math.floor(localSeconds / secondsPerDay)) % 7
  return dayOfWeek === 0 || dayOfWeek === 6
}

/** Instants of the run at which a local day begins. */
function midnights({ startSecondOfDay, durationSeconds }: PatternContext): number[] {
  const days = Math.ceil((startSecondOfDay + durationSeconds) / secondsPerDay)
  return Array.from({ length: days }, (_, day) => (day + 1) * secondsPerDay - startSecondOfDay)
}
