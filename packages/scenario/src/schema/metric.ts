import { measures, patterns, pipelineSpec, signalTypes } from '@plimsoll/models'
import { z } from 'zod'
import { dnsLabel } from './service.ts'

/** What a metric that autoscalers name means in the simulated world. */
export const metricSchema = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'Name by which autoscalers ask for it', examples: ['http_requests_per_second'] }),
    type: z.enum(signalTypes).meta({ description: 'Pods: a value for each pod · Object, External: one value in all' }),
    of: z.union([z.enum(measures), patterns.spec]).meta({
      description: 'What it measures of a service; or a pattern, for a value that comes from elsewhere: its rate a second is the value',
    }),
    service: dnsLabel.optional().meta({
      description:
        'Service that it measures; may be left out when there is one only. A Pods metric is of the pods that its autoscaler sizes',
    }),
    through: pipelineSpec
      .optional()
      .meta({ description: 'How the value travels. Default: Pods and Object by prometheus-adapter, External as published each minute' }),
  })
  .superRefine(({ type, of, service, through }, context) => {
    const fail = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    const isPattern = typeof of !== 'string'
    if (type === 'Pods' && (isPattern || of === 'p99-latency'))
      fail('of', 'is not measured pod by pod; expected requests-per-second, in-flight or queue-length, or type Object')
    if (service !== undefined && type === 'Pods') fail('service', 'is decided by the autoscaler that reads it; leave it out for type Pods')
    if (service !== undefined && isPattern) fail('service', 'has no part in a value that comes from elsewhere; leave it out')
    if (type === 'Pods' && through !== undefined && through.kind !== 'prometheus-adapter')
      fail('through', 'expected kind prometheus-adapter, since Pods metrics are served by an adapter of custom metrics')
    if (through?.kind === 'live' && (of === 'requests-per-second' || of === 'p99-latency'))
      fail('through', 'has no time to take a rate or a percentile over; expected kind prometheus-adapter or external')
  })
  .meta({ title: 'Metric', description: 'What a metric that autoscalers name means in the simulated world' })
