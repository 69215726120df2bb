import { z } from 'zod'
import { memoryQuantity } from '../../contract/quantity-fields.ts'

/** What a pod's working set is made of. */
export const memorySpec = z.strictObject({
  base: memoryQuantity({ description: 'Working set of a pod that holds no request', examples: ['180Mi'] }),
  perInFlight: memoryQuantity({ description: 'What each request that it holds adds, waiting or served' }).prefault('0'),
  growthPerHour: memoryQuantity({
    description: 'What is never given back: how much more each hour since the container began to run',
    examples: ['40Mi'],
  }).prefault('0'),
})
