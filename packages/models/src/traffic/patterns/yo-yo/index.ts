import { z } from 'zod'
import { duration, rate } from '../../../contract/units.ts'
import { constant } from '../constant/index.ts'
import { periodAt, setRate } from '../piece.ts'
import type { PatternStrategy } from '../strategy.ts'

const spec = z.strictObject({
  kind: z.literal('yo-yo'),
  peak: rate({ title: 'Peak', description: 'Mean arrivals while on.', examples: ['40000/s'] }),
  low: rate({ title: 'Low', description: 'Mean arrivals while off.' }).prefault('0/s'),
  on: duration({ title: 'On', description: 'How long each burst lasts.', examples: ['4m'], positive: true }),
  off: duration({ title: 'Off', description: 'How long each pause lasts.', examples: ['16m'], positive: true }),
  at: duration({ title: 'First burst', description: 'Time from the start of the run to the first burst.' }).prefault('0s'),
})

export const yoYo: PatternStrategy<'yo-yo', typeof spec> = {
  kind: 'yo-yo',
  title: 'Yo-yo',
  help: 'Bursts and pauses in turn: the attack that makes an autoscaler pay for pods which are idle when they are ready.',
  spec,
  create({ peak, low, on, off, at }) {
    const period = on + off
    return {
      pieceAt(atSeconds, piece) {
        const cycle = periodAt(atSeconds, at, period)
        const begins = at + cycle * period
        const ends = begins + on
        if (cycle < 0) setRate(piece, 0, at, low)
        else if (atSeconds < ends) setRate(piece, begins, ends, peak)
        else setRate(piece, ends, at + (cycle + 1) * period, low)
      },
    }
  },
  past: ({ low }, context, spanSeconds) => ({ spanSeconds, pattern: constant.create({ kind: 'constant', rate: low }, context) }),
}
