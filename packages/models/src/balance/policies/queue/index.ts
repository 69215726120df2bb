import { z } from 'zod'
import type { Strategy } from '../../../contract/registry.ts'

const spec = z.strictObject({ kind: z.literal('queue') })

export const queue = {
  kind: 'queue',
  title: 'Work queue',
  help: 'Requests wait in one broker outside the pods; free workers take the oldest. For consumers of RabbitMQ, SQS and the like.',
  spec,
} as const satisfies Strategy
