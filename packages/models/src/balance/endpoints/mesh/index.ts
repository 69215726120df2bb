import { z } from 'zod'
import { law } from '../../../contract/law.ts'
import type { Strategy } from '../../../contract/registry.ts'

const spec = z.strictObject({
  kind: z.literal('mesh'),
  ready: law({
    description: 'From a pod being Ready to the proxies naming it',
    source: 'Plimsoll: a push to all proxies takes under a second',
  }).prefault('100ms..1s'),
  terminating: law({
    description: 'From a pod being told to end, or not Ready any more, to the proxies forgetting it',
    source: 'as ready: the same push',
  }).prefault('100ms..1s'),
})

export const mesh = {
  kind: 'mesh',
  title: 'Service mesh',
  help: 'Sidecars or gateways that a control plane pushes endpoints to.',
  spec,
} as const satisfies Strategy
