import type { Distribution } from '@plimsoll/kernel'
import { z } from 'zod'
import { law } from '../../contract/law.ts'
import { count } from '../../contract/units.ts'

export const warmStates = ['Stopped', 'Hibernated', 'Running'] as const
export type WarmState = (typeof warmStates)[number]

/** Machines of a group that are prepared in advance: fields by the names of Amazon EC2 Auto Scaling. */
export const warmPoolSpec = z
  .strictObject({
    poolState: z.enum(warmStates).default('Stopped').meta({
      description:
        'How prepared machines wait. Stopped pays for the disk, Hibernated for a disk that holds the memory, too, Running for all of it',
      source: 'Amazon EC2 Auto Scaling: Stopped',
    }),
    minSize: count({ min: 0, max: 20_000 }, { description: 'Machines in the pool at least', source: 'Amazon EC2 Auto Scaling: 0' }).default(
      0,
    ),
    maxGroupPreparedCapacity: count(
      { min: 0, max: 20_000 },
      { description: 'Machines of pool and group together that the pool is filled up to. Default: the max of the group' },
    ).optional(),
    instanceReusePolicy: z
      .strictObject({
        reuseOnScaleIn: z.boolean().default(false).meta({
          description: 'Machines that the group gives back return to the pool',
          source: 'Amazon EC2 Auto Scaling: false',
        }),
      })
      .prefault({}),
    start: z
      .strictObject({
        request: law({ description: 'From being taken from the pool to running: billing starts here' }).optional(),
        boot: law({ description: 'From running to the kubelet joining the cluster' }).optional(),
        ready: law({ description: 'From joining to Ready. Default: as of a machine that starts cold' }).optional(),
      })
      .prefault({})
      .meta({ description: 'How long a prepared machine takes to serve. Default: by the state of the pool' }),
  })
  .meta({ title: 'Warm pool', description: 'Machines prepared in advance, from which the group grows first' })

export type WarmPoolSpec = z.output<typeof warmPoolSpec>

type StartLaws = { readonly request: Distribution; readonly boot: Distribution }

const around = (p50: number, p95: number): Distribution => ({ kind: 'lognormal', p50, upper: p95, upperProbability: 0.95 })

/**
 * Estimates of ours. The one published measurement with a kubelet: 80 s from a pending pod to a Ready node from a stopped pool, 110 s without
 * one, of which the operating system's boot is common to both (keikoproj/instance-manager#277, 2021-04).
 */
const starts: Readonly<Record<WarmState, StartLaws>> = {
  Stopped: { request: around(15, 40), boot: around(20, 40) },
  Hibernated: { request: around(25, 60), boot: around(5, 15) },
  Running: { request: { kind: 'constant', value: 0 }, boot: around(5, 15) },
}

/** The laws of a start from the pool; `ready` is the group's own unless given. */
export function warmStart({ poolState, start }: Pick<WarmPoolSpec, 'poolState' | 'start'>, ready: Distribution) {
  const { request, boot } = starts[poolState]
  return { request: start.request ?? request, boot: start.boot ?? boot, ready: start.ready ?? ready }
}
