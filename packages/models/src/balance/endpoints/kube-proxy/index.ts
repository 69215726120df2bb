import { z } from 'zod'
import { law } from '../../../contract/law.ts'
import type { Strategy } from '../../../contract/registry.ts'

const spec = z.strictObject({
  kind: z.literal('kube-proxy'),
  ready: law({
    description: 'From a pod being Ready to the rules naming it',
    source: 'EndpointSlice update, then kube-proxy, which syncs once a second at most',
  }).prefault('1s..2s'),
  terminating: law({
    description: 'From a pod being told to end, or not Ready any more, to the rules forgetting it',
    source: 'as ready: the same watch and the same sync',
  }).prefault('1s..2s'),
})

export const kubeProxy = {
  kind: 'kube-proxy',
  title: 'kube-proxy',
  help: 'A Service inside the cluster: the EndpointSlice is written, then every kube-proxy syncs its rules.',
  spec,
} as const satisfies Strategy
