import type { CreationBudget, HpaContainerView, SupplyState } from '@plimsoll/models'
import type { DataPlane } from '../dataplane/port.ts'
import type { Plan } from '../plan/plan.ts'
import type { NodeProvider } from './cluster/providers/provider.ts'
import type { Scheduling } from './cluster/scheduling.ts'
import type { Draw } from './draw.ts'
import type { ControlEvent } from './events.ts'
import type { Gauges } from './gauges.ts'
import type { MarkLog } from './marks.ts'
import type { Autoscaling } from './scaling/autoscaling.ts'
import type { Kubelets } from './scaling/kubelets.ts'
import type { PodMetrics } from './scaling/pod-metrics.ts'
import type { PodSizes } from './scaling/pod-sizes.ts'
import type { Signals } from './scaling/signals/signals.ts'
import type { Episodes } from './workloads/episodes.ts'
import type { JourneyLog } from './workloads/journeys.ts'
import type { Node, Pod, ServiceState } from './world.ts'

/** Everything one run holds while it runs: what the functions of the control plane read and change. */
export type Simulation = {
  readonly plan: Plan
  readonly endSeconds: number
  readonly world: World
  readonly dataPlane: DataPlane
  readonly draw: Draw
  readonly gauges: Gauges
  readonly marks: MarkLog
  readonly journeys: JourneyLog
  readonly episodes: Episodes
  readonly kubelets: Kubelets
  readonly metrics: PodMetrics
  readonly signals: Signals
  readonly autoscaling: Autoscaling
  readonly podSizes: PodSizes
  readonly scheduling: Scheduling
  /** Who launches and removes machines. */
  readonly provider: NodeProvider
  /** By service: the containers of its pod template, one array for all its pods. */
  readonly containers: readonly (readonly HpaContainerView[])[]
  /** Puts an event on the agenda in the phase of its type. */
  readonly schedule: (atSeconds: number, event: ControlEvent) => void
}

export type World = {
  readonly services: ServiceState[]
  /** Every pod and machine there ever was; positions are their ids. */
  readonly pods: Pod[]
  readonly nodes: Node[]
  /** Machines that are not gone, oldest first. */
  present: Node[]
  /** Machines in warm pools or being prepared for them, oldest first; none of them is present. */
  warm: Node[]
  /** When the provider last refused a machine to the warm pool of a group. */
  readonly warmPoolRefusals: Map<number, number>
  /** Zones of the claims that are bound. */
  readonly claims: Map<string, readonly string[]>
  /** Counts changes of pods and machines: a loop that looks again at the same number sees the same. */
  changes: number
  /** Pods without a machine, all services. */
  pendingPods: number
  /** What the ReplicaSet controller may still create; all services share it. */
  creation: CreationBudget
  /** What the provider remembers: what is out of stock, and the launch throttle. */
  supply: SupplyState
}
