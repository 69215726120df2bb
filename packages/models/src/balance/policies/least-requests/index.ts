import { z } from 'zod'
import type { Strategy } from '../../../contract/registry.ts'

const spec = z.strictObject({ kind: z.literal('least-requests') })

export const leastRequests = {
  kind: 'least-requests',
  title: 'Least requests',
  help: 'The pod with the fewest requests in flight; ties go to the next pod after the last one chosen.',
  spec,
} as const satisfies Strategy
