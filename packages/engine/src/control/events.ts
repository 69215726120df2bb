/**
 * All that can happen in the control plane. The loop is one switch over this union, so a reader sees every cause of change here.
 * `pod` and `node` are positions in the world's lists; a pod or node that is gone by then ignores its event.
 */
export type ControlEvent =
  /** Kubelets of one phase group read the CPU time of their pods. */
  | { readonly type: 'kubelet-sample'; readonly group: number; readonly round: number }
  /** metrics-server collects the latest kubelet samples of all nodes. */
  | { readonly type: 'metrics-scrape'; readonly round: number }
  | { readonly type: 'autoscaler-sync'; readonly service: number; readonly round: number }
  /** The scheduler looks at pending pods. */
  | { readonly type: 'schedule' }
  | { readonly type: 'pod-ready'; readonly pod: number }
  /** A terminating pod may have finished what it holds. */
  | { readonly type: 'pod-drained'; readonly pod: number }
  | { readonly type: 'pool-scan'; readonly round: number }
  | { readonly type: 'node-launched'; readonly node: number }
  | { readonly type: 'node-joined'; readonly node: number }
  | { readonly type: 'node-ready'; readonly node: number }

/**
 * Order of events at the same instant, earliest first: what the world does comes before what anyone observes,
 * observation before decision, decision before its consequences.
 */
export const phases = {
  /** machines and pods change state */
  'node-launched': 0,
  'node-joined': 1,
  'node-ready': 2,
  'pod-drained': 3,
  'pod-ready': 4,
  /** metrics are read */
  'kubelet-sample': 5,
  'metrics-scrape': 6,
  /** controllers decide on what they saw */
  'autoscaler-sync': 7,
  schedule: 8,
  'pool-scan': 9,
} as const satisfies Record<ControlEvent['type'], number>
