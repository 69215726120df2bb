import {
  autoscalers,
  count,
  deploymentFields,
  endpoints,
  podDisruptionBudgetSpec,
  podSpec,
  policies,
  rolloutSpec,
  strategySpec,
  vpaSpec,
} from '@plimsoll/models'
import { z } from 'zod'

/** RFC 1123 label, as Kubernetes asks of a Service. */
export const dnsLabel = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'expected lower-case letters, digits and dashes, such as checkout-api')

/** One service: its pods, who chooses among them, and how many there are. */
export const serviceSchema = z
  .strictObject({
    name: dnsLabel.meta({ description: 'Name of the service, unique in the scenario', examples: ['checkout'] }),
    replicas: count(
      { min: 0, max: 100_000 },
      { description: 'Pods that are there and ready when the run starts. Default: the fewest the autoscaler allows' },
    ).optional(),
    pods: podSpec,
    balance: policies.spec.prefault({ kind: 'round-robin' }).meta({
      description: 'Which ready pod gets the next request',
      source: 'default of nginx, HAProxy and Envoy',
    }),
    endpoints: endpoints.spec.prefault({ kind: 'immediate' }).meta({
      description: 'How soon whoever balances hears of pods that come and go',
      source: 'Plimsoll: at once unless named; results say so',
    }),
    strategy: strategySpec.prefault({}).meta({ description: 'How pods of a new version take the place of the old ones' }),
    ...deploymentFields,
    rollouts: z.array(rolloutSpec).max(100).prefault([]).meta({
      description: 'New versions of the pods, in order of time',
      source: 'Plimsoll: no new version unless named',
    }),
    podDisruptionBudget: podDisruptionBudgetSpec.optional().meta({
      description: 'Spec of a policy/v1 PodDisruptionBudget over its pods: what drains and consolidation may take away at a time',
    }),
    verticalPodAutoscaler: vpaSpec.optional().meta({
      description: 'Spec of an autoscaling.k8s.io/v1 VerticalPodAutoscaler: what its recommender would say of the requests',
    }),
    autoscaler: autoscalers.spec.meta({ description: 'How many pods: chosen by its key' }),
  })
  .refine(({ minReadySeconds, progressDeadlineSeconds }) => progressDeadlineSeconds > minReadySeconds, {
    path: ['progressDeadlineSeconds'],
    message: 'expected more than minReadySeconds, as the Kubernetes API asks',
  })
  .meta({ title: 'Service', description: 'Pods, who chooses among them, and how many there are' })
