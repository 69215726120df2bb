import { z } from 'zod'
import type { Strategy } from '../../../contract/registry.ts'
import { count, duration } from '../../../contract/units.ts'

const spec = z.strictObject({
  kind: z.literal('connections'),
  perSource: count(
    { min: 1, max: 100_000 },
    { title: 'Connections', description: 'Connections that each traffic source keeps open, all its clients together.', examples: ['200'] },
  ),
  maxRequests: count(
    { min: 1, max: 1e9 },
    { title: 'Requests each', description: 'Requests after which a connection is closed; endless when absent.', examples: ['1000'] },
  ).optional(),
  maxAge: duration({
    title: 'Longest age',
    description: 'Age at which a connection is closed before its next request; endless when absent.',
    examples: ['5m'],
    positive: true,
  }).optional(),
})

export const connections = {
  kind: 'connections',
  title: 'Per connection',
  help: 'A pod is chosen at random for each connection, and all its requests go there: kube-proxy, network load balancers.',
  spec,
} as const satisfies Strategy
