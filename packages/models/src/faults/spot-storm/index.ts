import { z } from 'zod'
import { ratio } from '../../contract/units.ts'
import { at, choiceOf, describeChoice, type FaultStrategy, lasts, offeringFields } from '../fault.ts'

const { zone, machineType } = offeringFields

const spec = z.strictObject({
  kind: z.literal('spot-storm'),
  at,
  ratio: ratio({}, { description: 'Share of the spot machines that are taken back, each drawn by itself' }).default(1),
  for: lasts('How long no spot machine can be had afterwards', '1h').optional(),
  zone,
  machineType,
})

export const spotStorm: FaultStrategy<'spot-storm', typeof spec> = {
  kind: 'spot-storm',
  title: 'Spot storm',
  help: 'The provider takes many spot machines back at once, each with two minutes of notice, and sells none for a while.',
  spec,
  steps({ at: atSeconds, ratio: share, for: seconds, ...fields }) {
    const what = { ...choiceOf(fields), capacityType: 'spot' } as const
    const named = describeChoice(what)
    const out = { type: 'capacity-out', what, isReported: true } as const
    return [
      ...(seconds === undefined ? [] : [{ atSeconds, effect: out, reason: `insufficient capacity: ${named}` }]),
      { atSeconds, effect: { type: 'spot-notice', what, ratio: share }, reason: `spot instance interruption notice: ${named}` } as const,
      ...(seconds === undefined
        ? []
        : [{ atSeconds: atSeconds + seconds, effect: { type: 'capacity-back', what }, reason: `capacity is back: ${named}` } as const]),
    ]
  },
}
