import { z } from 'zod'
import { at, type FaultStrategy, lasts } from '../fault.ts'

/** Who answers for each API, in words. */
const sources = {
  resource: 'metrics-server gives',
  custom: 'the custom metrics API gives',
  external: 'the external metrics API gives',
} as const

const spec = z
  .strictObject({
    kind: z.literal('metrics-dropout'),
    at,
    for: lasts('How long no metrics come', '10m'),
    api: z.enum(['resource', 'custom', 'external']).default('resource').meta({
      description:
        'Whose metrics: resource (CPU and memory, by metrics-server), custom (Pods and Object metrics) or external (External metrics, KEDA)',
      source: 'Plimsoll: CPU and memory unless the scenario says otherwise',
    }),
    metric: z
      .string()
      .min(1)
      .max(253)
      .optional()
      .meta({
        description: 'Only this metric, whose source stops answering. Default: every metric of the API',
        examples: ['http_requests_per_second', 's0-rabbitmq-orders'],
      }),
  })
  .refine(({ api, metric }) => api !== 'resource' || metric === undefined, {
    path: ['metric'],
    message: 'expected no name for resource metrics: metrics-server gives both CPU and memory or none',
  })

export const metricsDropout: FaultStrategy<'metrics-dropout', typeof spec> = {
  kind: 'metrics-dropout',
  title: 'Metrics drop out',
  help: 'A metrics API gives no answer for a while: autoscalers that need it can not shrink, and grow only by what they still see.',
  spec,
  steps({ at: atSeconds, for: forSeconds, api, metric }) {
    const what = metric === undefined ? 'metrics' : metric
    return [
      {
        atSeconds,
        effect: { type: 'metrics-stop', api, metric: metric ?? null, forSeconds },
        reason: metric === undefined ? `${sources[api]} no ${what}` : `${sources[api]} no answer about ${what}`,
      },
      { atSeconds: atSeconds + forSeconds, effect: { type: 'metrics-resume', api }, reason: `${sources[api]} ${what} again` },
    ]
  },
}
