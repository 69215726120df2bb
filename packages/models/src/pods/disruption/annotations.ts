import { z } from 'zod'
import { duration } from '../../contract/units.ts'

const yesOrNo = z.enum(['true', 'false'])

/** Annotations of the pod template by which pods keep others from moving them, by their own names; values are text. */
export const podAnnotationsSpec = z.strictObject({
  'karpenter.sh/do-not-disrupt': z
    .union([yesOrNo, duration({ positive: true })])
    .optional()
    .meta({
      description: 'Karpenter neither consolidates its machine nor evicts it from a drain; a duration: for so long after its start',
    }),
  'cluster-autoscaler.kubernetes.io/safe-to-evict': yesOrNo
    .optional()
    .meta({ description: 'false: the Cluster Autoscaler keeps its machine; true: it may move, whatever else would keep it' }),
  'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes': z
    .string()
    .max(1000)
    .optional()
    .meta({ description: 'Names of local volumes, with commas, that do not keep its machine' }),
  'cluster-autoscaler.kubernetes.io/pod-scale-up-delay': duration()
    .optional()
    .meta({ description: 'How old it must be before the Cluster Autoscaler buys a machine for it' }),
})

export type PodAnnotations = z.output<typeof podAnnotationsSpec>

/** What autoscalers read off a pod before they move it. */
export type DisruptionMarks = {
  /** How long after its start Karpenter lets it be: 0 not at all, null always. */
  readonly doNotDisruptSeconds: number | null
  /** Null: nothing said. */
  readonly safeToEvict: boolean | null
  /** It has a volume on its machine that keeps the Cluster Autoscaler from moving it. */
  readonly hasLocalStorage: boolean
  readonly scaleUpDelaySeconds: number
}

type Volumes = readonly { readonly name?: string; readonly emptyDir?: { readonly medium?: string }; readonly hostPath?: object }[]

/** Local are directories of the machine and emptyDir, unless it is in memory. @see cluster-autoscaler/utils/drain */
export function disruptionMarks(annotations: PodAnnotations, volumes: Volumes): DisruptionMarks {
  const kept = annotations['karpenter.sh/do-not-disrupt'] ?? 'false'
  const safe = annotations['cluster-autoscaler.kubernetes.io/safe-to-evict']
  const freed = (annotations['cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes'] ?? '').split(',').map((name) => name.trim())
  const local = volumes.filter(({ emptyDir, hostPath }) => hostPath !== undefined || (emptyDir && emptyDir.medium !== 'Memory'))
  return {
    doNotDisruptSeconds: typeof kept === 'number' ? kept : kept === 'true' ? null : 0,
    safeToEvict: safe === undefined ? null : safe === 'true',
    hasLocalStorage: local.some(({ name }) => name === undefined || !freed.includes(name)),
    scaleUpDelaySeconds: annotations['cluster-autoscaler.kubernetes.io/pod-scale-up-delay'] ?? 0,
  }
}
