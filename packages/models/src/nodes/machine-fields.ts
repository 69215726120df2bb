import { z } from 'zod'
import { labelsField, taintField } from '../contract/node-fields.ts'
import { cpuQuantity, memoryQuantity } from '../contract/quantity-fields.ts'

/** Name of a machine type of the catalogue, in the provider and region of `bill`. */
export const machineTypeField = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'Machine type of the catalogue, such as m7g.2xlarge', examples: ['m7g.2xlarge'] })

/** What DaemonSets and system pods reserve on every machine, taken off the allocatable before anything is placed. */
export const overhead = z
  .strictObject({
    cpu: cpuQuantity({ description: 'CPU requests of DaemonSets on each machine' }).prefault('200m'),
    memory: memoryQuantity({ description: 'Memory requests of DaemonSets on each machine' }).prefault('300Mi'),
    pods: z.int().min(0).max(100).default(4).meta({ unit: 'count', description: 'Pods of DaemonSets on each machine' }),
  })
  .prefault({})
  .meta({
    description:
      'Reserved on each machine by DaemonSets, unless cluster.daemonSets names them; typical CNI, kube-proxy, CSI and log agents',
  })

/** What every machine of a group carries. */
export const groupFields = {
  labels: labelsField
    .default({})
    .meta({ description: 'Labels of the group besides the well-known ones', source: 'Kubernetes: none unless given' }),
  taints: z.array(taintField).max(50).default([]).meta({ description: 'Taints of the group', source: 'Kubernetes: none unless given' }),
  zones: z
    .array(z.string().min(1).max(63))
    .min(1)
    .max(10)
    .optional()
    .meta({ description: 'Zones that its machines are spread over, evenly. Default: one zone of the region' }),
  overhead,
} as const
