/** Probes that go on while a pod serves. */
export type ProbeName = 'readiness' | 'liveness'

/**
 * All that can happen in the control plane. The loop is one switch over this union, so a reader sees every cause of change here.
 * `pod` and `node` are positions in the world's lists; a pod or node that is gone by then ignores its event.
 */
export type ControlEvent =
  /** Kubelets of one phase read the usage of their pods; metrics-server will come for it at `collectedAtSeconds`. */
  | { readonly type: 'kubelet-sample'; readonly group: number; readonly collectedAtSeconds: number }
  /** A custom or external metric is scraped, or its source publishes a value. */
  | { readonly type: 'signal-scrape'; readonly signal: number; readonly round: number }
  /** The recommender of the VerticalPodAutoscaler reads the metrics API. */
  | { readonly type: 'recommender-round'; readonly round: number }
  /** KEDA checks whether a service has anything to do at all. */
  | { readonly type: 'keda-poll'; readonly service: number; readonly round: number }
  | { readonly type: 'autoscaler-sync'; readonly service: number; readonly round: number }
  /** The scheduler looks at pending pods. */
  | { readonly type: 'schedule' }
  /** A new version of a service's pods is applied. */
  | { readonly type: 'rollout'; readonly service: number; readonly version: number }
  /** The Deployment controller looks at a rollout under way. */
  | { readonly type: 'deployment-sync'; readonly service: number }
  /** The ReplicaSet controller may create more. */
  | { readonly type: 'replica-set-sync'; readonly service: number }
  /** Sandbox and network of a pod are there. */
  | { readonly type: 'sandbox-ready'; readonly pod: number }
  /** An image may have come to a machine. */
  | { readonly type: 'image-pulled'; readonly node: number }
  /** Its readiness probe succeeds; of an earlier `run` of its container when that is not its number of restarts. */
  | { readonly type: 'pod-ready'; readonly pod: number; readonly run: number }
  | { readonly type: 'pod-unready'; readonly pod: number; readonly run: number }
  /** A startup or liveness probe has lost its patience. */
  | { readonly type: 'probe-failed'; readonly pod: number; readonly run: number; readonly by: 'startupProbe' | 'livenessProbe' }
  /** A container begins to run: the first time, or again after its back-off. */
  | { readonly type: 'container-run'; readonly pod: number; readonly run: number }
  /** A probe that waits in queues is sent to the pods of one phase group. */
  | { readonly type: 'probe-round'; readonly service: number; readonly probe: ProbeName; readonly group: number; readonly round: number }
  /** The memory of a service's pods is held against their limit. */
  | { readonly type: 'memory-check'; readonly service: number; readonly round: number }
  /** The hook before SIGTERM is over. */
  | { readonly type: 'container-sigterm'; readonly pod: number; readonly run: number }
  /** Balancers have heard that a pod is Ready, or that it is not any more. */
  | { readonly type: 'endpoint-listed'; readonly pod: number; readonly listing: number }
  | { readonly type: 'endpoint-withdrawn'; readonly pod: number; readonly listing: number }
  /** A container that stops may have finished what it holds. */
  | { readonly type: 'pod-drained'; readonly pod: number }
  /** The provider of machines looks at the cluster. */
  | { readonly type: 'provider-scan'; readonly round: number }
  /** Something that the provider of machines set itself an alarm for; `topic` is its own word. */
  | { readonly type: 'provider-wake'; readonly topic: string }
  | { readonly type: 'node-launched'; readonly node: number }
  | { readonly type: 'node-joined'; readonly node: number }
  | { readonly type: 'node-ready'; readonly node: number }
  /** Driver and device plug-in are up: GPUs are allocatable. */
  | { readonly type: 'node-gpu-ready'; readonly node: number }
  /** The next round of evictions from a machine that is being emptied. */
  | { readonly type: 'node-drain'; readonly node: number }
  | { readonly type: 'node-drained'; readonly node: number }
  /** A step of the plan's faults, by its position. */
  | { readonly type: 'fault'; readonly step: number }
  /** The provider does not give a machine that was asked for. */
  | { readonly type: 'launch-refused'; readonly node: number; readonly code: string; readonly reason: string }
  /** A spot machine is told that it will be taken back, and is. */
  | { readonly type: 'spot-notice'; readonly node: number }
  | { readonly type: 'spot-reclaimed'; readonly node: number }
  /** A machine that stopped counts as NotReady, and its pods are evicted. */
  | { readonly type: 'node-unready'; readonly node: number }
  | { readonly type: 'node-evicted'; readonly node: number; readonly tolerationSeconds: number }
  | { readonly type: 'node-returned'; readonly node: number }
  /** The garbage collector deletes a pod whose machine is gone. */
  | { readonly type: 'pod-collected'; readonly pod: number }

/**
 * Order of events at the same instant, earliest first: what the world does comes before what anyone observes,
 * observation before decision, decision before its consequences.
 */
export const phases = {
  /** machines and pods change state */
  fault: 0,
  'spot-notice': 1,
  'spot-reclaimed': 2,
  'launch-refused': 3,
  'node-launched': 4,
  'node-joined': 5,
  'node-ready': 6,
  'node-gpu-ready': 7,
  'node-unready': 8,
  'node-evicted': 9,
  'node-returned': 9,
  'pod-collected': 10,
  'node-drain': 11,
  'endpoint-withdrawn': 12,
  'container-sigterm': 13,
  'pod-drained': 14,
  'sandbox-ready': 15,
  'image-pulled': 16,
  'container-run': 17,
  'probe-failed': 18,
  'pod-unready': 19,
  'pod-ready': 20,
  'endpoint-listed': 21,
  'memory-check': 22,
  'probe-round': 23,
  /** metrics are read */
  'kubelet-sample': 24,
  'signal-scrape': 25,
  'recommender-round': 26,
  /** controllers decide on what they saw */
  'keda-poll': 27,
  'autoscaler-sync': 28,
  rollout: 29,
  'deployment-sync': 30,
  'replica-set-sync': 31,
  schedule: 32,
  'node-drained': 33,
  'provider-scan': 34,
  'provider-wake': 35,
} as const satisfies Record<ControlEvent['type'], number>
