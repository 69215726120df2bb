import { z } from 'zod'
import { rate } from '../../../contract/units.ts'
import { setRate } from '../piece.ts'
import type { PatternStrategy } from '../strategy.ts'

const spec = z.strictObject({
  kind: z.literal('constant'),
  rate: rate({ title: 'Rate', description: 'Mean arrivals, the same all the time.', examples: ['800/s'] }),
})

export const constant: PatternStrategy<'constant', typeof spec> = {
  kind: 'constant',
  title: 'Constant',
  help: 'Random arrivals at one mean rate: for capacity questions without a clock.',
  spec,
  create: ({ rate: perSecond }) => ({
    pieceAt: (_atSeconds, piece) => setRate(piece, 0, Number.POSITIVE_INFINITY, perSecond),
  }),
}
