import { z } from 'zod'
import { labelExpressionField, labelsField, tolerationField } from '../../contract/node-fields.ts'

const nodeSelectorTerm = z.strictObject({ matchExpressions: z.array(labelExpressionField).max(100) })

const nodeAffinity = z.strictObject({
  requiredDuringSchedulingIgnoredDuringExecution: z
    .strictObject({ nodeSelectorTerms: z.array(nodeSelectorTerm).min(1).max(100) })
    .optional(),
  preferredDuringSchedulingIgnoredDuringExecution: z
    .array(z.strictObject({ weight: z.int().min(1).max(100), preference: nodeSelectorTerm }))
    .max(100)
    .optional(),
})

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
  tolerations: z.array(tolerationField).max(100).optional().meta({ description: 'Kubernetes field of the same name' }),
  affinity: z.strictObject({ nodeAffinity: nodeAffinity.optional() }).optional().meta({
    description: 'Kubernetes field of the same name; node affinity only, affinity between pods is not simulated',
  }),
  topologySpreadConstraints: z.array(topologySpreadConstraint).max(10).optional().meta({
    description: "Kubernetes field of the same name. Default: the scheduler's own, zone 5 and hostname 3, both ScheduleAnyway",
  }),
  priorityClassName: z.string().min(1).max(253).optional().meta({
    description: 'A class of cluster.priorityClasses, or system-cluster-critical or system-node-critical',
  }),
} as const

const placement = z.strictObject(placementFields)
export type PlacementFields = z.output<typeof placement>
