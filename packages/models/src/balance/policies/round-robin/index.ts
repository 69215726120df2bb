import { z } from 'zod'
import type { Strategy } from '../../../contract/registry.ts'

const spec = z.strictObject({ kind: z.literal('round-robin') })

export const roundRobin = {
  kind: 'round-robin',
  title: 'Round robin',
  help: 'Each pod in turn. The default of most proxies.',
  spec,
} as const satisfies Strategy
