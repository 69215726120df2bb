import type { RunResult } from '@plimsoll/engine'
import { columnsOf, servicesOf } from '../series/columns.ts'

export type MostPods = { readonly service: string; readonly pods: number }

/**
 * Most replicas that each service's controller asked for: the greatest of its scale marks, which are exact instants, and of the bucket means of
 * `pods.desired`, which can only be lower while a number holds for less than a bucket.
 */
export function mostPodsWanted(result: RunResult): readonly MostPods[] {
  return servicesOf(result).map((service) => {
    const marked = result.marks
      .filter(({ kind, subject }) => kind === 'scale' && subject === service)
      .flatMap(({ from, to }) => [from, to])
      .filter((replicas) => typeof replicas === 'number')
    const means = columnsOf(result, 'pods.desired', { service }).flatMap(({ values }) =>
      [...values].filter((value) => !Number.isNaN(value)),
    )
    return { service, pods: [...marked, ...means.map(Math.round)].reduce((most, pods) => Math.max(most, pods), 0) }
  })
}
