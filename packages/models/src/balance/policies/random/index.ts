import { z } from 'zod'
import type { Strategy } from '../../../contract/registry.ts'

const spec = z.strictObject({ kind: z.literal('random') })

export const random = {
  kind: 'random',
  title: 'Random',
  help: 'Any ready pod, equally likely: what kube-proxy does for new connections.',
  spec,
} as const satisfies Strategy
