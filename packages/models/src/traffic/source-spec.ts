import { z } from 'zod'
import { memoryQuantity } from '../contract/quantity-fields.ts'
import { clientsSpec } from './clients/index.ts'
import { patterns } from './patterns/index.ts'

const request = z.strictObject({
  bytesIn: memoryQuantity({
    title: 'Request',
    description: 'Mean size of a request, as it reaches the edge.',
    examples: ['2Ki'],
  }).optional(),
  bytesOut: memoryQuantity({
    title: 'Answer',
    description: 'Mean size of an answer, as it leaves the edge: egress is billed by it.',
    examples: ['30Ki'],
  }).optional(),
})

/** One source of traffic as the document writes it. */
export const trafficSource = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(100)
    .meta({ title: 'Name', description: 'Names the source in results, and its random numbers: a new name is new chance.' }),
  intent: z
    .enum(['customers', 'attack'])
    .default('customers')
    .meta({ title: 'Intent', description: 'Whose requests these are; every figure is split by it.' }),
  to: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ title: 'To', description: 'Name of the service that it calls; may be left out when there is one service only.' }),
  pattern: patterns.spec.meta({ title: 'Pattern', description: 'How the rate moves with time.' }),
  clients: clientsSpec
    .optional()
    .meta({ title: 'Clients', description: 'Who sends; a source without clients is one client to limits that count per client.' }),
  request: request.optional().meta({ title: 'Request', description: 'Mean sizes, for traffic that is billed.' }),
})
export type TrafficSource = z.output<typeof trafficSource>
