import { type Labels, matchesLabels } from '../../../contract/node-selection.ts'
import { assumedRequests, requestsOf, type SchedulerPod, type SpreadConstraint } from '../../../contract/scheduling/index.ts'
import { systemDefaultSpread } from '../spread-score.ts'

/** A spread constraint with the classes of pods that its selector counts. */
export type ClassSpread = SpreadConstraint & { readonly countedClasses: readonly number[]; readonly self: 0 | 1 }

/** Pods that are alike for the scheduler: one template, made ready once for all of its pods. */
export type PodClass = {
  readonly pod: SchedulerPod
  readonly cpuMilli: number
  readonly memoryBytes: number
  readonly gpu: number
  readonly assumedCpuMilli: number
  readonly assumedMemoryBytes: number
  readonly hard: readonly ClassSpread[]
  readonly soft: readonly ClassSpread[]
  /** `soft` is the system's default: nodes that lack a key count, and nothing for it. */
  readonly isSoftDefault: boolean
}

export function podClasses(pods: readonly SchedulerPod[]): PodClass[] {
  return pods.map((pod) => {
    const asked = requestsOf(pod.containers)
    const assumed = assumedRequests(pod.containers)
    const own = pod.topologySpread ?? []
    const isSoftDefault = own.length === 0
    const spread = (constraint: SpreadConstraint): ClassSpread => ({
      ...constraint,
      countedClasses: classesWith(constraint.matchLabels, pods),
      self: matchesLabels(constraint.matchLabels, pod.labels) ? 1 : 0,
    })
    return {
      pod,
      ...asked,
      assumedCpuMilli: assumed.cpuMilli,
      assumedMemoryBytes: assumed.memoryBytes,
      hard: own.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule').map(spread),
      soft: (isSoftDefault ? systemDefaultSpread(pod) : own.filter(isSoft)).map(spread),
      isSoftDefault,
    }
  })
}

function isSoft({ whenUnsatisfiable }: SpreadConstraint): boolean {
  return whenUnsatisfiable === 'ScheduleAnyway'
}

function classesWith(selector: Labels, pods: readonly SchedulerPod[]): number[] {
  return pods.flatMap(({ labels }, index) => (matchesLabels(selector, labels) ? [index] : []))
}
