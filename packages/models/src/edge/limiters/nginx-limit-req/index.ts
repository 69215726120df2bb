import { z } from 'zod'
import { count } from '../../../contract/units.ts'
import { perField } from '../keys.ts'
import type { LimiterStrategy } from '../strategy.ts'
import { nginxRate } from './rate-syntax.ts'
import { createZones, type Limit } from './zones.ts'

const mostRequests = 1_000_000

const directive = {
  per: perField,
  rate: nginxRate({
    title: 'Rate',
    description: 'Requests per second or minute that leak away, as limit_req_zone writes it.',
    examples: ['10r/s', '100r/m'],
  }),
  burst: count(
    { max: mostRequests },
    { title: 'Burst', description: 'Requests above the rate that are still let in.', source: 'nginx: 0 when absent' },
  ).default(0),
  delay: count(
    { max: mostRequests },
    { title: 'Delay after', description: 'How many of the burst go on at once; the rest of it waits.', source: 'nginx: 0 when absent' },
  ).optional(),
  nodelay: z.boolean().default(false).meta({ title: 'No delay', description: 'The whole burst goes on at once.' }),
}

type Directive = { delay?: number; nodelay: boolean }

/** nginx takes the last of the two; a document that says both is more likely wrong than clever. */
const isClear = ({ delay, nodelay }: Directive) => !(nodelay && delay !== undefined)
const unclear = { message: 'give delay or nodelay, not both', path: ['delay'] }

const further = z.strictObject(directive).refine(isClear, unclear)

const spec = z
  .strictObject({
    kind: z.literal('nginx-limit-req'),
    ...directive,
    also: z
      .array(further)
      .max(7)
      .prefault([])
      .meta({ title: 'Also', description: 'Further limit_req directives of the same location, checked in this order.' }),
  })
  .refine(isClear, unclear)

export const nginxLimitReq: LimiterStrategy<'nginx-limit-req', typeof spec> = {
  kind: 'nginx-limit-req',
  title: 'nginx limit_req',
  help: 'The leaky bucket of nginx and ingress-nginx, in its whole milliseconds and thousandths; its burst waits unless you say nodelay.',
  spec,
  readsClients: (first) => [first, ...first.also].some(({ per }) => per === 'client'),
  create: (first, context) => createZones([first, ...first.also].map(limitOf), context),
}

function limitOf({ per, rate, burst, delay, nodelay }: z.output<typeof further>): Limit {
  return {
    per,
    milliPerSecond: rate.milliPerSecond,
    burstMilli: burst * 1000,
    delayMilli: nodelay ? Number.POSITIVE_INFINITY : (delay ?? 0) * 1000,
  }
}
