import type { Simulation } from '../../simulation.ts'
import type { Node } from '../../world.ts'

/** What a provider hears of at once, between its scans. */
export type Notice =
  /** Pods were found to fit nowhere; `unschedulablePods` lists all that wait. */
  | { readonly type: 'pods-unschedulable' }
  /** A machine is Ready, GPUs included. */
  | { readonly type: 'node-initialized'; readonly node: Node }
  /** Nothing but DaemonSets is left on a machine that `drainNode` was asked for. */
  | { readonly type: 'node-drained'; readonly node: Node }
  /** A machine that was asked for is refused, and gone again. */
  | { readonly type: 'launch-refused'; readonly node: Node; readonly code: string; readonly reason: string }
  /** A spot machine will be taken back; it is being drained. */
  | { readonly type: 'spot-notice'; readonly node: Node }
  /** A spot machine was taken back. */
  | { readonly type: 'spot-reclaimed'; readonly node: Node }
  /** An alarm that the provider set itself: `sim.schedule(at, { type: 'provider-wake', topic })`. */
  | { readonly type: 'provider-wake'; readonly topic: string }

/**
 * Who launches and removes machines: one a cluster, one file a kind. It acts through `machines.ts` and `drain.ts` and sees the cluster
 * through `views.ts`; between calls it may keep what it must remember.
 */
export interface NodeProvider {
  /** Seconds between two scans; null for none. */
  readonly scanPeriodSeconds: number | null
  /** Puts up the machines that are there at second 0, before any pod is placed. */
  start(sim: Simulation): void
  scan(sim: Simulation, atSeconds: number): void
  notice(sim: Simulation, notice: Notice, atSeconds: number): void
}
