import type { Distribution } from '@plimsoll/kernel'
import { z } from 'zod'
import { memoryQuantity } from '../../../contract/quantity-fields.ts'

/** Bytes a second: always the same, or log-normal through two percentiles. A low rate is a late one, so p95 is the fast end. */
export const byteRate = z.union([
  memoryQuantity().refine((rate) => rate > 0, 'expected a rate above 0'),
  z
    .strictObject({ p50: memoryQuantity(), p95: memoryQuantity() })
    .refine(({ p50, p95 }) => p50 > 0 && p95 >= p50, 'expected p50 above 0, and p95 at least that'),
])

export function byteRateLaw(rate: z.output<typeof byteRate>): Distribution {
  if (typeof rate === 'number') return { kind: 'constant', value: rate }
  return { kind: 'lognormal', p50: rate.p50, upper: rate.p95, upperProbability: 0.95 }
}
