import { z } from 'zod'
import type { Strategy } from '../../../contract/registry.ts'

const spec = z.strictObject({ kind: z.literal('immediate') })

export const immediate = {
  kind: 'immediate',
  title: 'At once',
  help: 'Balancers know of every change at the instant it happens: for comparing with queueing theory, not with a cluster.',
  spec,
} as const satisfies Strategy
