import { cpuQuantity, labelsField, memoryQuantity, tolerationField } from '@plimsoll/models'
import { z } from 'zod'

const name = z.string().min(1).max(253)

const priorityClass = z.strictObject({
  name,
  value: z.int().min(-2_147_483_648).max(1_000_000_000).meta({ description: 'Higher goes first; below 0 for placeholders' }),
  globalDefault: z
    .boolean()
    .default(false)
    .meta({ description: 'Pods that name no class are of this one', source: 'Kubernetes API default' }),
  preemptionPolicy: z.enum(['PreemptLowerPriority', 'Never']).default('PreemptLowerPriority').meta({
    description: 'Whether its pods may push out others of lower priority',
    source: 'Kubernetes API default',
  }),
})

const daemonSet = z.strictObject({
  name,
  requests: z
    .strictObject({
      cpu: cpuQuantity({ description: 'CPU request of its pod on each machine' }).optional(),
      memory: memoryQuantity({ description: 'Memory request of its pod on each machine' }).optional(),
    })
    .prefault({}),
  nodeSelector: labelsField.optional().meta({ description: 'Kubernetes field of the same name' }),
  tolerations: z.array(tolerationField).max(100).optional().meta({ description: 'Kubernetes field of the same name' }),
})

const persistentVolumeClaim = z.strictObject({
  name,
  zones: z
    .array(z.string().min(1).max(63))
    .min(1)
    .max(10)
    .meta({ description: 'Zones in which its disk can be attached: one, or two of a regional disk', examples: [['us-east-1a']] }),
})

/** What the cluster is beyond its machines: release, scheduler, priorities, DaemonSets. */
export const clusterSchema = z
  .strictObject({
    version: z.enum(['1.32', '1.36']).default('1.36').meta({
      description:
        'Kubernetes release whose scheduler is imitated: from 1.33 on a pod that became schedulable no longer waits out its back-off',
      source: 'KEP-5142',
    }),
    scheduler: z
      .strictObject({
        scoring: z.enum(['LeastAllocated', 'MostAllocated']).default('LeastAllocated').meta({
          description: 'scoringStrategy of NodeResourcesFit: spread pods over machines, or pack them',
          source: 'kube-scheduler default',
        }),
      })
      .prefault({}),
    priorityClasses: z.array(priorityClass).max(100).default([]).meta({
      description: 'PriorityClasses by their own field names',
      source: 'Kubernetes: all pods have priority 0 unless classes exist',
    }),
    persistentVolumeClaims: z.array(persistentVolumeClaim).max(500).default([]).meta({
      description:
        'Claims that are bound when the run starts. Others are bound in the zone of the first pod that uses them (WaitForFirstConsumer)',
      source: 'Plimsoll: none unless named',
    }),
    daemonSets: z.array(daemonSet).max(100).optional().meta({
      description: 'Pods that run on every machine that suits them. Given, they take the place of the overhead of node groups',
    }),
  })
  .prefault({})
  .meta({ title: 'Cluster', description: 'Release, scheduler, priorities, disks and DaemonSets' })
