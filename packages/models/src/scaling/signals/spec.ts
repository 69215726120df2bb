import { z } from 'zod'
import { duration } from '../../contract/units.ts'

/** What a signal measures of a service. A message queue or another team's system is a pattern of its own instead. */
export const measures = ['requests-per-second', 'in-flight', 'queue-length', 'p99-latency'] as const
export type Measure = (typeof measures)[number]

/** APIs that an HPA reads signals through; the resource metrics API is metrics-server's. */
export const signalTypes = ['Pods', 'Object', 'External'] as const
export type SignalType = (typeof signalTypes)[number]

const prometheusAdapter = z
  .strictObject({
    kind: z.literal('prometheus-adapter'),
    scrapeInterval: duration({
      positive: true,
      description: 'How often Prometheus reads the counters',
      source: 'Prometheus Operator default; 15s to 60s are usual',
    }).prefault('30s'),
    window: duration({
      positive: true,
      description: 'Range of the rate and of the latencies in the adapter’s query; what is read as it stands has none',
      source: 'sample configuration of prometheus-adapter: rate over 2m',
    }).prefault('2m'),
    relistInterval: duration({
      positive: true,
      description: 'A metric that appears for the first time is unknown until the next list',
      source: 'prometheus-adapter --metrics-relist-interval',
    }).prefault('10m'),
  })
  .meta({ title: 'Prometheus adapter', description: 'Counters scraped by Prometheus, queried at each evaluation' })

const external = z
  .strictObject({
    kind: z.literal('external'),
    interval: duration({
      positive: true,
      description: 'How often the source publishes a value; rates and latencies are of this time',
      source: 'Amazon CloudWatch standard resolution: one minute',
    }).prefault('1m'),
    delay: duration({ description: 'From the end of an interval to its value being there to read' }).prefault('0s'),
  })
  .meta({ title: 'Published', description: 'A monitoring service that publishes a value every interval, some time later' })

const live = z
  .strictObject({ kind: z.literal('live') })
  .meta({ title: 'Live', description: 'The source is asked at each evaluation, as an adapter asks a broker for the length of a queue' })

/** The way of a signal to its reader. */
export const pipelineSpec = z.discriminatedUnion('kind', [prometheusAdapter, external, live])
export type Pipeline = z.output<typeof pipelineSpec>

/** How a signal travels when the document does not say: custom metrics by Prometheus, external ones as their source publishes them. */
export function defaultPipeline(type: SignalType): Pipeline {
  return pipelineSpec.parse({ kind: type === 'External' ? 'external' : 'prometheus-adapter' })
}
