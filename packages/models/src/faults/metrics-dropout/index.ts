import { z } from 'zod'
import { at, type FaultStrategy, lasts } from '../fault.ts'

const spec = z.strictObject({ kind: z.literal('metrics-dropout'), at, for: lasts('How long no metrics come', '10m') })

export const metricsDropout: FaultStrategy<'metrics-dropout', typeof spec> = {
  kind: 'metrics-dropout',
  title: 'Metrics drop out',
  help: 'metrics-server gives no samples for a while: autoscalers on its metrics can neither grow nor shrink.',
  spec,
  steps({ at: atSeconds, for: seconds }) {
    return [
      { atSeconds, effect: { type: 'metrics-stop' }, reason: 'metrics-server gives no metrics' },
      { atSeconds: atSeconds + seconds, effect: { type: 'metrics-resume' }, reason: 'metrics-server gives metrics again' },
    ]
  },
}
