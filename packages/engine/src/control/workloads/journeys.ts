import type { Plan } from '../../plan/plan.ts'
import type { PodJourneys } from '../../result/journeys.ts'
import type { Pod } from '../world.ts'

/** Enough for every rise of traffic of a long run; beyond it pods are counted, not kept. */
const mostJourneys = 20_000

/** Collects how pods came to serve. */
export type JourneyLog = {
  /** Takes down a pod that has just become ready. */
  readonly add: (pod: Pod) => void
  /** Of the latest pods of a service that have become ready: how long after they were asked for. */
  readonly latestSeconds: (service: number) => readonly number[]
  readonly finish: () => PodJourneys
}

/** Pods whose time to serve is looked back at: enough for the slowest of twenty to be one of several. */
const mostLatest = 100

const columns = ['service', 'node', 'createdAtSeconds', 'scheduledAtSeconds', 'containerAtSeconds', 'readyAtSeconds'] as const

export function createJourneyLog({ services }: Plan): JourneyLog {
  const rows: number[][] = []
  const latest = services.map((): number[] => [])
  let dropped = 0
  return {
    add(pod) {
      if (pod.createdAtSeconds < 0) return
      const mine = latest[pod.service]
      mine.push((pod.readyAtSeconds ?? pod.createdAtSeconds) - pod.createdAtSeconds)
      if (mine.length > mostLatest) mine.shift()
      if (rows.length === mostJourneys) dropped++
      else rows.push(columns.map((column) => pod[column] ?? Number.NaN))
    },
    latestSeconds: (service) => latest[service],
    finish: () => ({
      services: services.map(({ name }) => name),
      ...(Object.fromEntries(columns.map((column, at) => [column, Float64Array.from(rows, (row) => row[at])])) as Record<
        (typeof columns)[number],
        Float64Array
      >),
      dropped,
    }),
  }
}
