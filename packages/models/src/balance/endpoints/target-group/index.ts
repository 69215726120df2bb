import { z } from 'zod'
import { law } from '../../../contract/law.ts'
import type { Strategy } from '../../../contract/registry.ts'

const spec = z.strictObject({
  kind: z.literal('target-group'),
  registration: law({
    description: 'From a pod being Ready to the first request: registration and first health checks',
    source: 'Plimsoll: range seen with ALB target groups of pods',
  }).prefault('10s..60s'),
  deregistration: law({
    description: 'From a pod being told to end to the last new request sent to it',
    source: 'The preStop sleeps of 10 to 30 s that users of pod targets need',
  }).prefault('10s..30s'),
})

export const targetGroup = {
  kind: 'target-group',
  title: 'Load balancer with pod targets',
  help: 'A cloud load balancer that sends to pods: targets are registered, checked and deregistered by a controller.',
  spec,
} as const satisfies Strategy
