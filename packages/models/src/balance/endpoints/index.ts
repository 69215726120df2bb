import type { Distribution } from '@plimsoll/kernel'
import type { z } from 'zod'
import { registry } from '../../contract/registry.ts'
import { immediate } from './immediate/index.ts'
import { kubeProxy } from './kube-proxy/index.ts'
import { mesh } from './mesh/index.ts'
import { targetGroup } from './target-group/index.ts'

/** How long the news about pods takes to whoever chooses among them. */
export const endpoints = registry(immediate, kubeProxy, targetGroup, mesh)
type EndpointsSpec = z.output<typeof endpoints.spec>

/** Time from a pod being Ready to its first request, and from its end being decided to the last one sent to it. */
export type EndpointDelays = { readonly listed: Distribution; readonly withdrawn: Distribution }

/** Null when every change is known at once. */
export function endpointDelays(spec: EndpointsSpec): EndpointDelays | null {
  switch (spec.kind) {
    case 'immediate':
      return null
    case 'target-group':
      return { listed: spec.registration, withdrawn: spec.deregistration }
    default:
      return { listed: spec.ready, withdrawn: spec.terminating }
  }
}
