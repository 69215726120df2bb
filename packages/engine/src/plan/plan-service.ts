import { sampler } from '@plimsoll/kernel'
import {
  type ContainerRequests,
  cpuStretches,
  disruptionMarks,
  effectiveRequests,
  endpointDelays,
  modelLoadOf,
  type PodResources,
  type PriorityClass,
  preStopLaw,
  priorityOf,
  schedulerPod,
  sharedClaims,
  unreachableTolerationSeconds,
} from '@plimsoll/models'
import type { Scenario } from '@plimsoll/scenario'
import type { PlannedService } from './plan.ts'
import { planVersions } from './plan-versions.ts'

type DocumentService = Scenario['services'][number]

export function planService(service: DocumentService, priorityClasses: readonly PriorityClass[]): PlannedService {
  const { pods, autoscaler } = service
  const requests = effectiveRequests(pods)
  const cores = coresPerBusyWorker(service, requests.cpuCores)
  return {
    name: service.name,
    requests: { cores: requests.cpuCores, memoryBytes: requests.memoryBytes, gpus: requests.gpus, pods: 1 },
    workers: pods.workers,
    serviceTime: pods.serviceTime,
    coresPerBusyWorker: cores,
    stretch: cpuStretches(cores, pods.limits.cpu ?? null, pods.workers),
    queueLimit: pods.queue.limit,
    patienceSeconds: pods.queue.timeout ?? null,
    versions: planVersions(service),
    rollingUpdate: service.strategy.rollingUpdate,
    minReadySeconds: service.minReadySeconds,
    progressDeadlineSeconds: service.progressDeadlineSeconds,
    initContainers: pods.initContainers.map(({ duration }) => duration),
    modelLoad: pods.modelLoad ? modelLoadOf(pods.modelLoad) : null,
    probes: { startup: pods.startupProbe ?? null, readiness: pods.readinessProbe, liveness: pods.livenessProbe ?? null },
    terminationGraceSeconds: pods.terminationGracePeriodSeconds,
    preStop: preStopLaw(pods.lifecycle),
    endpointDelays: service.balance.kind === 'queue' ? null : endpointDelays(service.endpoints),
    policy: service.balance.kind,
    connections: connectionsOf(service),
    scheduling: schedulerPod(service.name, pods, [schedulerRequests(requests)]),
    volumes: volumesOf(pods),
    priority: priorityOf(pods.priorityClassName, priorityClasses) ?? unclassed,
    unreachableTolerationSeconds: unreachableTolerationSeconds(pods.tolerations ?? []),
    disruptionMarks: disruptionMarks(pods.annotations ?? {}, pods.volumes ?? []),
    disruptionBudget: service.podDisruptionBudget ?? null,
    verticalPodAutoscaler: service.verticalPodAutoscaler ?? null,
    isCpuAssumed: pods.cpuPerRequest === undefined,
    autoscaler,
    initialReplicas: initialReplicas(service),
  }
}

/** Pods at the start of the run; a timetable and a forecast have their own word then. */
function initialReplicas({ replicas, autoscaler }: DocumentService): number {
  switch (autoscaler.kind) {
    case 'fixed':
      return autoscaler.spec.replicas
    case 'keda':
      return autoscaler.spec.annotations.pausedReplicas ?? replicas ?? autoscaler.spec.minReplicaCount
    case 'scalingPolicies':
      return replicas ?? autoscaler.spec.minCapacity
    case 'hpa':
    case 'scheduled':
    case 'predictive':
      return replicas ?? autoscaler.spec.minReplicas
  }
}

function connectionsOf({ balance }: DocumentService): PlannedService['connections'] {
  if (balance.kind !== 'connections') return null
  const { perSource, maxRequests = null, maxAge = null } = balance
  return { perSource, maxRequests, maxAgeSeconds: maxAge }
}

function volumesOf(pods: DocumentService['pods']): PlannedService['volumes'] {
  const shared = sharedClaims(pods)
  const isEachOwn = (pods.volumeClaimTemplates ?? []).length > 0
  return shared.length > 0 || isEachOwn ? { shared, isEachOwn } : null
}

/** A class that the scenario does not have is an error of the document; until it is corrected its pods count as those of no class. */
const unclassed = { value: 0, mayPreempt: true } as const

/** Whole units, rounded up as the API does; what is not requested is absent. */
function schedulerRequests({ cpuCores, memoryBytes, gpus }: PodResources): ContainerRequests {
  return {
    ...(cpuCores > 0 && { cpuMilli: Math.ceil(Number((cpuCores * 1000).toFixed(6))) }),
    ...(memoryBytes > 0 && { memoryBytes }),
    ...(gpus > 0 && { gpu: gpus }),
  }
}

/** Cores that a busy worker uses. Without `cpuPerRequest`, a pod with every worker busy uses exactly its CPU request. */
function coresPerBusyWorker({ pods }: DocumentService, requestedCores: number): number {
  if (pods.cpuPerRequest === undefined) return requestedCores / pods.workers
  return pods.cpuPerRequest / sampler(pods.serviceTime).mean
}
