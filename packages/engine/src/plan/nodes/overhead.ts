import type { Capacity } from '@plimsoll/models'

/** What DaemonSets reserve on each machine, as the document gives it. */
export function overheadOf({ cpu, memory, pods }: { readonly cpu: number; readonly memory: number; readonly pods: number }): Capacity {
  return { cores: cpu, memoryBytes: memory, gpus: 0, pods }
}
