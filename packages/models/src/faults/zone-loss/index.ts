import { z } from 'zod'
import { at, type FaultStrategy, lasts, nodeMonitorGracePeriod, zone } from '../fault.ts'

const spec = z.strictObject({
  kind: z.literal('zone-loss'),
  zone,
  at,
  for: lasts('How long no machine can be had in the zone').optional(),
  machinesReturn: z.boolean().default(true).meta({
    description: 'When the zone is back its machines boot again, those that nobody has removed by then',
    source: 'Plimsoll: as after a loss of power',
  }),
  nodeMonitorGracePeriod,
})

export const zoneLoss: FaultStrategy<'zone-loss', typeof spec> = {
  kind: 'zone-loss',
  title: 'Loss of a zone',
  help: 'Every machine of a zone stops without warning, and for a while none can be had there.',
  spec,
  steps({ zone: lost, at: atSeconds, for: seconds, machinesReturn, nodeMonitorGracePeriod: gracePeriodSeconds }) {
    const where = { zone: lost }
    return [
      {
        atSeconds,
        effect: { type: 'capacity-out', what: where, isReported: true },
        reason: `zone ${lost} is lost: no machine can be had there`,
      },
      { atSeconds, effect: { type: 'machines-stop', where, count: null, gracePeriodSeconds }, reason: `zone ${lost} is lost` },
      ...(seconds === undefined
        ? []
        : [{ atSeconds: atSeconds + seconds, effect: { type: 'capacity-back', what: where }, reason: `zone ${lost} is back` } as const]),
      ...(seconds === undefined || !machinesReturn
        ? []
        : [
            {
              atSeconds: atSeconds + seconds,
              effect: { type: 'machines-return', where },
              reason: `machines of zone ${lost} boot again`,
            } as const,
          ]),
    ]
  },
}
