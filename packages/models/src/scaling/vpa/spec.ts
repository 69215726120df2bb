import { z } from 'zod'
import { cpuQuantity, memoryQuantity } from '../../contract/quantity-fields.ts'

const resources = z.strictObject({
  cpu: cpuQuantity({ description: 'CPU, as 100m or 2' }).optional(),
  memory: memoryQuantity({ description: 'Memory, as 256Mi or 2Gi' }).optional(),
})

const containerPolicy = z.strictObject({
  containerName: z.string().min(1).default('*').meta({ description: 'A pod is one container here: any name means it' }),
  mode: z
    .enum(['Auto', 'Off'])
    .default('Auto')
    .meta({ description: 'Off: nothing is said about the container', source: 'Kubernetes API default' }),
  minAllowed: resources.prefault({}).meta({ description: 'Least that may be recommended' }),
  maxAllowed: resources.prefault({}).meta({ description: 'Most that may be recommended' }),
  controlledResources: z
    .array(z.enum(['cpu', 'memory']))
    .default(['cpu', 'memory'])
    .meta({ description: 'Resources that are recommended', source: 'Kubernetes API default' }),
})

/** What a VerticalPodAutoscaler may say of a service. Cores and bytes. */
export type VpaSpec = {
  readonly controlled: readonly VpaResource[]
  readonly minAllowed: Readonly<Partial<Record<VpaResource, number>>>
  readonly maxAllowed: Readonly<Partial<Record<VpaResource, number>>>
}

export type VpaResource = 'cpu' | 'memory'

/** The part of an `autoscaling.k8s.io/v1` VerticalPodAutoscaler spec that its recommender reads. It recommends, and nothing follows from it. */
export const vpaSpec = z
  .strictObject({
    updatePolicy: z
      .strictObject({
        updateMode: z.literal('Off', 'pods are not resized; expected Off: it says what it would do').default('Off').meta({
          description: 'Off: recommendations only',
        }),
      })
      .prefault({}),
    resourcePolicy: z
      .strictObject({ containerPolicies: z.array(containerPolicy).max(1, 'a pod is one container here; expected one policy').prefault([]) })
      .prefault({}),
  })
  .transform(({ resourcePolicy: { containerPolicies } }): VpaSpec => {
    const { mode, controlledResources, minAllowed, maxAllowed } = containerPolicies[0] ?? containerPolicy.parse({})
    return { controlled: mode === 'Off' ? [] : controlledResources, minAllowed, maxAllowed }
  })
