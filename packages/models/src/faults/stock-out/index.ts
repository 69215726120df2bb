import { z } from 'zod'
import { at, choiceOf, describeChoice, type FaultStrategy, lasts, offeringFields } from '../fault.ts'

const spec = z.strictObject({
  kind: z.literal('stock-out'),
  at,
  for: lasts('How long they can not be had', '2h'),
  isReported: z.boolean().default(true).meta({
    description: 'Whether the provider says so at once, as most do; without, machines that were asked for never come',
    source: 'cluster-autoscaler: AWS, GCE and Azure providers report failed launches',
  }),
  ...offeringFields,
})

export const stockOut: FaultStrategy<'stock-out', typeof spec> = {
  kind: 'stock-out',
  title: 'Stock-out',
  help: 'The provider has no more machines of some offerings: those that run stay, new ones are refused.',
  spec,
  steps({ at: atSeconds, for: seconds, isReported, ...fields }) {
    const what = choiceOf(fields)
    const named = describeChoice(what)
    return [
      { atSeconds, effect: { type: 'capacity-out', what, isReported }, reason: `insufficient capacity: ${named}` },
      { atSeconds: atSeconds + seconds, effect: { type: 'capacity-back', what }, reason: `capacity is back: ${named}` },
    ]
  },
}
