import { addInt64, type Int64 } from '../int64.ts'
import type { HpaProfile } from '../profiles.ts'
import type { HpaContainerView, HpaPodView } from '../seen.ts'
import { inCommon } from './in-common.ts'

/** A request that was asked for and isn't there: the whole metric fails, in the controller's words. */
export type RequestError = { readonly error: string }

/**
 * Requests of pods: one that all of them have, as pods of one template do, or a column whose row i belongs to pod i. Its numbers are doubles unless one
 * of them needs more. Good until the next call.
 */
export type PodRequests = { readonly each: Int64 } | { readonly milli: ArrayLike<Int64> }

/** Resources that a request for the whole pod may name. @see k8s.io/component-helpers/resource: supported pod-level resources */
const podLevelResources = ['cpu', 'memory']

/** Requests of the last call: an evaluation of a thousand pods leaves no garbage. */
let scratch = new Float64Array(64)

/**
 * Request of every pod, in list order: of all its app and sidecar containers, or of the named one. One container without a request spoils
 * the metric for all pods.
 */
export function podRequests(
  pods: readonly HpaPodView[],
  resource: string,
  container: string | undefined,
  profile: HpaProfile,
): PodRequests | RequestError {
  if (inCommon(pods).template) {
    const each = containersRequest(pods[0], resource, container, profile)
    return typeof each === 'object' ? each : { each }
  }
  if (scratch.length < pods.length) scratch = new Float64Array(pods.length * 2)
  const milli = scratch.subarray(0, pods.length)
  const wide = new Map<number, bigint>()
  let template: readonly HpaContainerView[] | undefined
  let templateRequest: Int64 | RequestError = 0
  for (let index = 0; index < pods.length; index++) {
    const pod = pods[index]
    const isWhole = profile.readsPodLevelRequests && container === undefined && hasPodLevelRequests(pod)
    if (!isWhole && pod.containers !== template) {
      template = pod.containers
      templateRequest = containersRequest(pod, resource, container, profile)
    }
    const request = isWhole ? podLevelRequest(pod, resource) : templateRequest
    if (typeof request === 'object') return request
    if (typeof request === 'bigint') wide.set(index, request)
    else milli[index] = request
  }
  return { milli: wide.size === 0 ? milli : Array.from(milli, (narrow, index) => wide.get(index) ?? narrow) }
}

function containersRequest(pod: HpaPodView, resource: string, container: string | undefined, profile: HpaProfile): Int64 | RequestError {
  let sum: Int64 = 0
  let isFound = false
  for (const kind of ['app', 'sidecar'] as const) {
    for (const each of pod.containers) {
      if (each.kind !== kind || (container !== undefined && each.name !== container)) continue
      const request = each.requestsMilli[resource]
      if (request === undefined) return { error: `missing request for ${resource} in container ${each.name} of Pod ${pod.name}` }
      sum = addInt64(sum, request)
      isFound = true
    }
  }
  if (container !== undefined && !isFound && profile.refusesMissingContainer)
    return { error: `container ${container} not found in Pod ${pod.name}` }
  return sum
}

function hasPodLevelRequests(pod: HpaPodView): boolean {
  const requests = pod.podRequestsMilli
  return requests !== undefined && podLevelResources.some((resource) => requests[resource] !== undefined)
}

/** The pod's own request, else what its containers need together: init containers run one after another beside the sidecars so far. */
function podLevelRequest(pod: HpaPodView, resource: string): Int64 | RequestError {
  const own = pod.podRequestsMilli?.[resource]
  if (own !== undefined) return own
  if (pod.containers.every((each) => each.requestsMilli[resource] === undefined))
    return { error: `missing pod-level request for ${resource} in Pod ${pod.name}` }
  let running: Int64 = 0
  let sidecars: Int64 = 0
  let initPeak: Int64 = 0
  for (const each of pod.containers) {
    const request = each.requestsMilli[resource] ?? 0
    if (each.kind !== 'init') running = addInt64(running, request)
    if (each.kind === 'sidecar') sidecars = addInt64(sidecars, request)
    if (each.kind === 'app') continue
    const duringInit = each.kind === 'init' ? addInt64(sidecars, request) : sidecars
    if (duringInit > initPeak) initPeak = duringInit
  }
  return initPeak > running ? initPeak : running
}
