import { type Labels, matchesLabels, selects } from '../../../contract/node-selection.ts'
import {
  assumedRequests,
  type PodAffinityTerm,
  portsConflict,
  requestsOf,
  type SchedulerPod,
  type SpreadConstraint,
  selectedByAll,
} from '../../../contract/scheduling/index.ts'
import { preferencesOf, pullOf } from '../affinity-score.ts'
import { systemDefaultSpread } from '../spread-score.ts'

/** A spread constraint with the classes of pods that its selector counts. */
export type ClassSpread = SpreadConstraint & { readonly countedClasses: readonly number[]; readonly self: 0 | 1 }

/** A term of affinity with the classes of pods that it counts. */
export type ClassTerm = { readonly topologyKey: string; readonly countedClasses: readonly number[] }

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
  /** Classes of which a pod on a node has a host port that one of these would need. */
  readonly portRivals: readonly number[]
  /** Required affinity: every term counts the classes that all of them select. */
  readonly affinity: readonly ClassTerm[]
  /** Its own pods are among those: then the first of them needs no company. */
  readonly isOwnCompany: boolean
  /** Required anti-affinity, its own and that of other classes which select it. */
  readonly avoided: readonly ClassTerm[]
  readonly refusing: readonly ClassTerm[]
  /** Preferences, its own and those of other classes which select it. */
  readonly preferences: readonly (ClassTerm & { readonly weight: number })[]
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
      ...company(pod, pods),
    }
  })
}

/** What a class and the others mean for each other. */
function company(
  pod: SchedulerPod,
  pods: readonly SchedulerPod[],
): Pick<PodClass, 'portRivals' | 'affinity' | 'isOwnCompany' | 'avoided' | 'refusing' | 'preferences'> {
  const required = pod.podAffinity?.required ?? []
  const wanted = classesThat(pods, ({ labels }) => selectedByAll(required, labels))
  const mine = <Term extends PodAffinityTerm>(term: Term) => ({
    ...term,
    countedClasses: classesThat(pods, ({ labels }) => selects(term.selector, labels)),
  })
  const theirs = <Term extends PodAffinityTerm>(termsOf: (other: SchedulerPod) => readonly Term[]) =>
    pods.flatMap((other, index) =>
      termsOf(other)
        .filter(({ selector }) => selects(selector, pod.labels))
        .map((term) => ({ ...term, countedClasses: [index] })),
    )
  return {
    portRivals: classesThat(pods, ({ hostPorts }) => portsConflict(pod.hostPorts, hostPorts)),
    affinity: required.map((term) => ({ ...term, countedClasses: wanted })),
    isOwnCompany: selectedByAll(required, pod.labels),
    avoided: (pod.podAntiAffinity?.required ?? []).map(mine),
    refusing: theirs(({ podAntiAffinity }) => podAntiAffinity?.required ?? []),
    preferences: [...preferencesOf(pod).map(mine), ...theirs(pullOf)],
  }
}

function classesThat(pods: readonly SchedulerPod[], isCounted: (pod: SchedulerPod) => boolean): number[] {
  return pods.flatMap((pod, index) => (isCounted(pod) ? [index] : []))
}

function isSoft({ whenUnsatisfiable }: SpreadConstraint): boolean {
  return whenUnsatisfiable === 'ScheduleAnyway'
}

function classesWith(selector: Labels, pods: readonly SchedulerPod[]): number[] {
  return classesThat(pods, ({ labels }) => matchesLabels(selector, labels))
}
