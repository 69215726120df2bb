import { z } from 'zod'
import { outcomeCode, pendingCode } from '../../../contract/outcome.ts'
import type { RequestBatch } from '../../../contract/request-batch.ts'
import { count, rate } from '../../../contract/units.ts'
import { createKeys, perField } from '../keys.ts'
import type { LimiterStrategy } from '../strategy.ts'

const spec = z.strictObject({
  kind: z.literal('token-bucket'),
  per: perField,
  rate: rate({ title: 'Rate', description: 'Tokens that flow back; each request takes one.', examples: ['10/s'], positive: true }),
  burst: count(
    { min: 1, max: 1e9 },
    { title: 'Burst', description: 'Tokens in a full bucket: requests that pass at once from idle.', examples: ['20'] },
  ),
})

/** The recursion adds in binary fractions; redis-cell, which counts whole nanoseconds, can't tell instants nearer than this either. */
const slackSeconds = 1e-9

const limited = outcomeCode.limited

export const tokenBucket: LimiterStrategy<'token-bucket', typeof spec> = {
  kind: 'token-bucket',
  title: 'Token bucket',
  help: 'Refuses what exceeds a steady rate plus a burst, and never makes anyone wait: API gateways, Envoy, Redis.',
  spec,
  readsClients: ({ per }) => per === 'client',
  create({ per, rate: perSecond, burst }, context) {
    const keys = createKeys(per, context)
    const spacing = 1 / perSecond
    const tolerance = (burst - 1) * spacing + slackSeconds
    /** Instant at which each key's bucket is full again ("theoretical arrival time" of GCRA); an instant in the past means full. */
    const fullAt = new Float64Array(keys.count)
    return {
      process(batch) {
        if (keys.count === 1) fullAt[0] = admitAll(batch, fullAt[0], spacing, tolerance)
        else admit(batch, keys.of(batch), fullAt, spacing, tolerance)
      },
      rebase(seconds) {
        for (let key = 0; key < fullAt.length; key++) fullAt[key] = Math.max(0, fullAt[key] - seconds)
      },
    }
  },
}

/** GCRA: one instant a key says all that a bucket of tokens would. */
function admit(batch: RequestBatch, keys: Uint32Array, fullAt: Float64Array, spacing: number, tolerance: number): void {
  const { length, arrivedAt, outcome } = batch
  for (let row = 0; row < length; row++) {
    if (outcome[row] !== pendingCode) continue
    const key = keys[row]
    const now = arrivedAt[row]
    const full = fullAt[key]
    if (full - now > tolerance) outcome[row] = limited
    else fullAt[key] = (full > now ? full : now) + spacing
  }
}

/** As `admit` for a single bucket, which is full again at `firstFullAt`; when it is afterwards. */
function admitAll({ length, arrivedAt, outcome }: RequestBatch, firstFullAt: number, spacing: number, tolerance: number): number {
  let full = firstFullAt
  for (let row = 0; row < length; row++) {
    if (outcome[row] !== pendingCode) continue
    const now = arrivedAt[row]
    if (full - now > tolerance) {
      outcome[row] = limited
      continue
    }
    // The later of the two, and `spacing`, without a branch, since near the rate it is a coin toss; exact, since one of the factors is 0.
    const isDrained = Number(full > now)
    full = (full + spacing) * isDrained + (now + spacing) * (1 - isDrained)
  }
  return full
}
