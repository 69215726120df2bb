import { z } from 'zod'
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
  .meta({ description: 'Reserved on each machine by DaemonSets; typical CNI, kube-proxy, CSI and log agents' })
