import { z } from 'zod'
import { duration, rate } from '../../../contract/units.ts'
import { constant } from '../constant/index.ts'
import { lastNotAfter, setRate } from '../piece.ts'
import type { PatternStrategy } from '../strategy.ts'

const step = z.strictObject({
  at: duration({ title: 'From', description: 'Time since the start of the run.', examples: ['5m'] }),
  rate: rate({ title: 'Rate', description: 'Mean arrivals from then on.', examples: ['400/s'] }),
})

const spec = z
  .strictObject({
    kind: z.literal('steps'),
    steps: z
      .array(step)
      .min(1)
      .max(10_000)
      .meta({ title: 'Steps', description: 'Rates in order of time; the first begins at 0s, the last one stays.' }),
  })
  .check(({ value, issues }) => {
    value.steps.forEach(({ at }, i) => {
      const isInOrder = i === 0 ? at === 0 : at > value.steps[i - 1].at
      const message = i === 0 ? 'expected the first step to begin at 0s' : 'expected each step to begin after the one before'
      if (!isInOrder) issues.push({ code: 'custom', message, path: ['steps', i, 'at'], input: at })
    })
  })

export const steps: PatternStrategy<'steps', typeof spec> = {
  kind: 'steps',
  title: 'Steps',
  help: 'Rates that jump at given times: load-test stages, an opening sale, a failover from another region.',
  spec,
  create({ steps: list }) {
    const begins = Float64Array.from(list, ({ at }) => at)
    return {
      pieceAt(atSeconds, piece) {
        const i = lastNotAfter(begins, atSeconds)
        const until = i + 1 < begins.length ? begins[i + 1] : Number.POSITIVE_INFINITY
        setRate(piece, begins[i], until, list[i].rate)
      },
    }
  },
  past: ({ steps: [first] }, context, spanSeconds) => ({
    spanSeconds,
    pattern: constant.create({ kind: 'constant', rate: first.rate }, context),
  }),
}
