import { z } from 'zod'
import { count } from '../../contract/units.ts'

/** A number of replicas that nobody changes: `autoscaler: { fixed: { replicas: 6 } }`. */
export const fixed = {
  kind: 'fixed',
  title: 'Fixed',
  help: 'A number of replicas that nothing changes.',
  spec: z.strictObject({ replicas: count({ min: 0, max: 100_000 }, { description: 'Pods, always' }) }),
} as const
