import { z } from 'zod'
import { law } from '../../contract/law.ts'
import { count, duration } from '../../contract/units.ts'
import { groupFields, machineTypeField } from '../machine-fields.ts'
import { warmPoolSpec } from '../warm-pool/index.ts'

/** One pool of on-demand machines of one type that grows for pods that fit nowhere and shrinks when machines stay empty. */
export const poolSpec = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'expected a name of lower-case letters, digits and dashes')
    .max(63)
    .default('general'),
  machineType: machineTypeField,
  min: count({ min: 0, max: 20_000 }, { description: 'Machines kept even when empty' }).default(0),
  max: count({ min: 1, max: 20_000 }, { description: 'Machines at most' }).default(100),
  scanInterval: duration({
    description: 'How often the pool looks for pods that fit nowhere',
    source: 'Cluster Autoscaler --scan-interval',
    positive: true,
  }).prefault('10s'),
  provisioning: z
    .strictObject({
      request: law({ description: 'From asking for a machine to it running: billing starts here' }).prefault({ p50: '12s', p95: '30s' }),
      boot: law({ description: 'From running to the kubelet joining the cluster' }).prefault({ p50: '22s', p95: '45s' }),
      ready: law({ description: 'From joining to Ready: network plug-in and DaemonSets' }).prefault({ p50: '12s', p95: '30s' }),
      gpuReady: law({
        description: 'From Ready to GPUs allocatable, on machines that have some: driver and device plug-in, from an image that holds them',
      }).prefault({ p50: '40s', p95: '90s' }),
    })
    .prefault({}),
  scaleDownAfter: duration({
    description: 'How long a machine must hold no workload pod before it is removed',
    source: 'Cluster Autoscaler --scale-down-unneeded-time',
  }).prefault('10m'),
  warmPool: warmPoolSpec.optional(),
  ...groupFields,
})

export type PoolSpec = z.output<typeof poolSpec>
