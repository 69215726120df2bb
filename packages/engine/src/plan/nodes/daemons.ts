import { acceptsNode, type Capacity, type Labels, type Taint, untolerated } from '@plimsoll/models'
import type { Scenario } from '@plimsoll/scenario'

/** What DaemonSet pods ask of a machine that carries these labels and taints. */
export type DaemonsOf = (labels: Labels, taints: readonly Taint[]) => Capacity

type Overhead = { readonly cpu: number; readonly memory: number; readonly pods: number }

const hardEffects = ['NoSchedule', 'NoExecute'] as const

/** Those of the cluster that suit the machine; the same overhead on every machine when the document names no DaemonSets. */
export function daemonsOf(cluster: Scenario['cluster'] | undefined, { cpu, memory, pods }: Overhead): DaemonsOf {
  const daemonSets = cluster?.daemonSets
  if (!daemonSets) return () => ({ cores: cpu, memoryBytes: memory, gpus: 0, pods })
  return (labels, taints) => {
    const suited = daemonSets.filter(
      ({ nodeSelector, tolerations = [] }) => acceptsNode({ nodeSelector }, labels) && !untolerated(taints, tolerations, hardEffects),
    )
    return {
      cores: suited.reduce((sum, { requests }) => sum + (requests.cpu ?? 0), 0),
      memoryBytes: suited.reduce((sum, { requests }) => sum + (requests.memory ?? 0), 0),
      gpus: 0,
      pods: suited.length,
    }
  }
}
