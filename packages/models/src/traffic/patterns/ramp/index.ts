import { z } from 'zod'
import { duration, rate } from '../../../contract/units.ts'
import { constant } from '../constant/index.ts'
import { smoothPattern } from '../smooth.ts'
import type { PatternStrategy } from '../strategy.ts'

const spec = z.strictObject({
  kind: z.literal('ramp'),
  from: rate({ title: 'From', description: 'Mean arrivals until the ramp begins.', examples: ['100/s'] }),
  to: rate({ title: 'To', description: 'Mean arrivals once the ramp has ended.', examples: ['2000/s'] }),
  at: duration({ title: 'Begins', description: 'Time from the start of the run to the start of the ramp.' }).prefault('0s'),
  over: duration({ title: 'Lasts', description: 'How long the ramp takes.', examples: ['30m'], positive: true }),
})

export const ramp: PatternStrategy<'ramp', typeof spec> = {
  kind: 'ramp',
  title: 'Ramp',
  help: 'A straight line from one rate to another: to see how fast the autoscaler follows.',
  spec,
  create({ from, to, at, over }) {
    const rateAt = (seconds: number) => from + (to - from) * Math.min(1, Math.max(0, (seconds - at) / over))
    return smoothPattern(rateAt, [at, at + over])
  },
  past: ({ from }, context, spanSeconds) => ({ spanSeconds, pattern: constant.create({ kind: 'constant', rate: from }, context) }),
}
