import { z } from 'zod'
import { labelExpressionField, labelSelectorField, labelsField, podTolerationField } from '../../contract/node-fields.ts'

const nodeSelectorTerm = z.strictObject({ matchExpressions: z.array(labelExpressionField).max(100) })

const weight = z.int().min(1).max(100)

const nodeAffinity = z.strictObject({
  requiredDuringSchedulingIgnoredDuringExecution: z
    .strictObject({ nodeSelectorTerms: z.array(nodeSelectorTerm).min(1).max(100) })
    .optional(),
  preferredDuringSchedulingIgnoredDuringExecution: z
    .array(z.strictObject({ weight, preference: nodeSelectorTerm }))
    .max(100)
    .optional(),
})

const podAffinityTerm = z.strictObject({
  topologyKey: z
    .string()
    .min(1)
    .meta({ description: 'Label of nodes whose value counts as one place', examples: ['kubernetes.io/hostname'] }),
  labelSelector: labelSelectorField.meta({ description: 'Which pods it means; all pods of a scenario are in one namespace' }),
})

const podAffinity = z.strictObject({
  requiredDuringSchedulingIgnoredDuringExecution: z.array(podAffinityTerm).max(100).optional(),
  preferredDuringSchedulingIgnoredDuringExecution: z.array(z.strictObject({ weight, podAffinityTerm })).max(100).optional(),
})

const containerPort = z.strictObject({
  name: z.string().min(1).max(63).optional().meta({ description: 'A label for people' }),
  containerPort: z
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .meta({ description: 'Port in the pod; one of the machine as well with hostNetwork' }),
  hostPort: z.int().min(1).max(65_535).optional().meta({ description: 'Port of the machine: no other pod there may have it' }),
  hostIP: z.string().min(1).max(45).optional().meta({ description: 'Address of the machine. Default: every one' }),
  protocol: z
    .enum(['TCP', 'UDP', 'SCTP'])
    .default('TCP')
    .meta({ description: 'Ports of other protocols are others', source: 'Kubernetes API default' }),
})

const name = z.string().min(1).max(253)

const volume = z.strictObject({
  name: name.optional().meta({ description: 'Name by which an annotation may mean it' }),
  persistentVolumeClaim: z
    .strictObject({
      claimName: name.meta({ description: 'A claim of cluster.persistentVolumeClaims, or one that is made where its first pod goes' }),
    })
    .optional(),
  emptyDir: z
    .strictObject({ medium: z.enum(['', 'Memory']).optional(), sizeLimit: z.union([z.string(), z.number()]).optional() })
    .optional()
    .meta({ description: 'A directory that ends with its pod: unless it is in memory, the Cluster Autoscaler does not move such a pod' }),
  hostPath: z
    .strictObject({ path: z.string().optional(), type: z.string().optional() })
    .optional()
    .meta({ description: 'A directory of the machine: the Cluster Autoscaler does not move such a pod' }),
})

const volumeClaimTemplate = z.strictObject({ metadata: z.strictObject({ name }) })

const topologySpreadConstraint = z
  .strictObject({
    maxSkew: z.int().min(1),
    topologyKey: z.string().min(1),
    whenUnsatisfiable: z.enum(['DoNotSchedule', 'ScheduleAnyway']),
    labelSelector: z.strictObject({ matchLabels: labelsField }),
    minDomains: z.int().min(1).optional(),
    nodeAffinityPolicy: z.enum(['Honor', 'Ignore']).optional(),
    nodeTaintsPolicy: z.enum(['Honor', 'Ignore']).optional(),
  })
  .refine(
    ({ minDomains, whenUnsatisfiable }) => minDomains === undefined || whenUnsatisfiable === 'DoNotSchedule',
    'minDomains needs whenUnsatisfiable: DoNotSchedule',
  )

/** Where a pod may go and how much it matters, by the names of the Kubernetes pod spec. */
export const placementFields = {
  labels: labelsField.optional().meta({
    description: 'Labels of the pod template, which selectors of spread constraints count. Default: app with the name of the service',
  }),
  nodeSelector: labelsField.optional().meta({ description: 'Kubernetes field of the same name: labels that a node must have' }),
  tolerations: z.array(podTolerationField).max(100).optional().meta({ description: 'Kubernetes field of the same name' }),
  affinity: z
    .strictObject({ nodeAffinity: nodeAffinity.optional(), podAffinity: podAffinity.optional(), podAntiAffinity: podAffinity.optional() })
    .optional()
    .meta({ description: 'Kubernetes field of the same name: to nodes, to other pods, and away from other pods' }),
  ports: z
    .array(containerPort)
    .max(100)
    .optional()
    .meta({ description: 'Ports of the container; only those of the machine keep pods apart' }),
  hostNetwork: z
    .boolean()
    .optional()
    .meta({ description: 'The pod has the network of its machine, so that every containerPort is a port of the machine' }),
  topologySpreadConstraints: z.array(topologySpreadConstraint).max(10).optional().meta({
    description: "Kubernetes field of the same name. Default: the scheduler's own, zone 5 and hostname 3, both ScheduleAnyway",
  }),
  volumes: z.array(volume).max(50).optional().meta({
    description:
      'Kubernetes field of the same name: claims that all pods share, and that keep them in the zone of the disk, and what is local to a machine',
  }),
  volumeClaimTemplates: z.array(volumeClaimTemplate).max(10).optional().meta({
    description:
      'As of a StatefulSet: a disk for each pod, made in the zone where the pod first runs, to which its successors have to go back',
  }),
  priorityClassName: z.string().min(1).max(253).optional().meta({
    description: 'A class of cluster.priorityClasses, or system-cluster-critical or system-node-critical',
  }),
} as const

const placement = z.strictObject(placementFields)
export type PlacementFields = z.output<typeof placement>
