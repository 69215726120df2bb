import { z } from 'zod'
import { count } from '../../contract/units.ts'
import { at, choiceOf, type FaultStrategy, lasts, nodeMonitorGracePeriod, offeringFields } from '../fault.ts'

const spec = z.strictObject({
  kind: z.literal('node-loss'),
  at,
  count: count({ min: 1, max: 10_000 }, { description: 'Machines that stop; drawn among those that match' }).default(1),
  nodeGroup: z.string().min(1).max(63).optional().meta({ description: 'Only machines of this node group' }),
  for: lasts('After so long those that are still there boot again; default: never', '10m').optional(),
  nodeMonitorGracePeriod,
  ...offeringFields,
})

export const nodeLoss: FaultStrategy<'node-loss', typeof spec> = {
  kind: 'node-loss',
  title: 'Loss of machines',
  help: 'Some machines stop without warning: hardware that fails, a kernel that hangs.',
  spec,
  steps({ at: atSeconds, for: seconds, count: machines, nodeGroup, nodeMonitorGracePeriod: gracePeriodSeconds, ...fields }) {
    const effect = {
      type: 'machines-stop',
      where: choiceOf(fields),
      count: machines,
      gracePeriodSeconds,
      ...(nodeGroup && { nodeGroup }),
    } as const
    const returning = { type: 'machines-return', where: effect.where, ...(nodeGroup && { nodeGroup }) } as const
    return [
      { atSeconds, effect, reason: `${machines} ${machines === 1 ? 'machine stops' : 'machines stop'}` },
      ...(seconds === undefined
        ? []
        : [{ atSeconds: atSeconds + seconds, effect: returning, reason: 'machines that had stopped boot again' }]),
    ]
  },
}
