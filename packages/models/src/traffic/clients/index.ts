import { z } from 'zod'
import { count } from '../../contract/units.ts'

/** Most clients of one source: per-client limits keep a few numbers for each. */
const mostClients = 10_000_000

export const clientsSpec = z.strictObject({
  count: count({ min: 1, max: mostClients }, { title: 'Clients', description: 'How many different clients send.', examples: ['20000'] }),
  zipf: z.number().min(0).max(10).default(0).meta({
    title: 'Popularity',
    description:
      'Exponent of Zipf: the client of rank r sends in proportion to r to the power of minus this. 0: all alike; 1: a few send most.',
    unit: 'exponent',
  }),
})

export { clientKeys } from './population.ts'
