import type { HpaPodView } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import { podView } from './pod-view.ts'

/** The pods of a service as controllers list them, oldest first. Between two changes of some pod all of it stays as it is. */
export type PodList = {
  isStale: boolean
  /** A new list after each change. */
  views: readonly HpaPodView[]
  /** The data plane's number for each; -1 where it has none. As long as `views` or longer. */
  slots: Int32Array
  /** status.replicas: pods that are not being deleted. */
  living: number
}

export function createPodList(): PodList {
  return { isStale: true, views: [], slots: new Int32Array(0), living: 0 }
}

/** The list as it is now; the next call fills the same columns. */
export function podList(sim: Simulation, service: number): Readonly<PodList> {
  const list = sim.autoscaling.lists[service]
  if (list.isStale) fill(list, sim, service)
  return list
}

function fill(list: PodList, sim: Simulation, service: number): void {
  const { pods } = sim.world.services[service]
  if (list.slots.length < pods.length) list.slots = new Int32Array(pods.length * 2)
  list.views = pods.map((pod) => podView(sim, pod))
  list.living = 0
  for (let row = 0; row < pods.length; row++) {
    list.slots[row] = pods[row].slot
    if (pods[row].phase !== 'terminating') list.living++
  }
  list.isStale = false
}
