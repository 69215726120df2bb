import { z } from 'zod'
import { law } from '../contract/law.ts'
import { cpuQuantity, memoryQuantity } from '../contract/quantity-fields.ts'
import { count, duration } from '../contract/units.ts'
import { podAnnotationsSpec } from './disruption/index.ts'
import { livenessProbeSpec, readinessProbeSpec, startupProbeSpec } from './lifecycle/probes/index.ts'
import { imageSpec, initContainerSpec, modelLoadSpec } from './lifecycle/start/index.ts'
import { lifecycleSpec } from './lifecycle/termination/index.ts'
import { memorySpec } from './memory/index.ts'
import { placementFields } from './placement/index.ts'

/** Resources as in a Kubernetes container: `cpu` in cores, `memory` in bytes, GPUs whole. */
const resources = z.strictObject({
  cpu: cpuQuantity({ description: 'CPU, as 500m or 2' }).optional(),
  memory: memoryQuantity({ description: 'Memory, as 512Mi or 2Gi' }).optional(),
  'nvidia.com/gpu': count({ min: 0, max: 16 }, { description: 'Whole GPUs' }).optional(),
})

/** What one pod of a service is, how long it takes to start, and how it serves. */
export const podSpec = z
  .strictObject({
    ...placementFields,
    annotations: podAnnotationsSpec.optional().meta({ description: 'Annotations of the pod template that autoscalers read; no others' }),
    requests: resources.prefault({}).meta({ description: 'What the scheduler reserves; the base of a CPU utilisation target' }),
    limits: resources
      .prefault({})
      .meta({ description: 'What the pod may use at most: CPU beyond it is throttled, memory beyond it kills the container' }),
    workers: count({ min: 1, max: 10_000 }, { description: 'Requests that one pod works on at the same time' }).default(1),
    serviceTime: law({ description: 'Time that one worker spends on one request, without waiting' }),
    cpuPerRequest: duration({
      description: 'CPU time that one request costs. Default: a pod with every worker busy uses exactly its CPU request',
    }).optional(),
    memory: memorySpec.optional().meta({
      description:
        'Memory that a pod uses: autoscalers may follow it, and above limits.memory it is killed. Without it nothing is known of memory',
    }),
    queue: z
      .strictObject({
        limit: count(
          { min: 0, max: 1_000_000 },
          { description: 'Requests that may wait in one pod; the next is refused', source: 'Linux net.core.somaxconn, 4096 since 5.4' },
        ).default(4096),
        timeout: duration({ description: 'Longest wait before a client gives up', positive: true }).optional(),
      })
      .prefault({}),
    image: imageSpec
      .optional()
      .meta({ description: 'What machines must fetch before a pod runs. Without it, the time to pull is part of startup' }),
    initContainers: z.array(initContainerSpec).max(20).prefault([]).meta({
      description: 'What runs before the application, one after the other',
      source: 'Plimsoll: none unless named',
    }),
    startup: law({
      description: 'From the container being created on a node (image pull included, unless image is given) to the application being ready',
    }).prefault('5s'),
    modelLoad: modelLoadSpec.optional().meta({
      description:
        'A model server: weights to fetch, to bring into the GPU, and an engine to start, all before startup, at every start of the container',
    }),
    startupProbe: startupProbeSpec
      .optional()
      .meta({ description: 'Until it passes, the other probes wait; failing, it restarts the container' }),
    readinessProbe: readinessProbeSpec.prefault({}).meta({ description: 'Whether the pod takes requests' }),
    livenessProbe: livenessProbeSpec.optional().meta({ description: 'Failing, it restarts the container' }),
    lifecycle: lifecycleSpec.prefault({}).meta({ description: 'Hooks of the container' }),
    terminationGracePeriodSeconds: z.int().min(0).max(86_400).default(30).meta({
      unit: 's',
      description: 'Time that a pod may take to finish what it holds before it is killed',
      source: 'Kubernetes API default',
    }),
  })
  .meta({ title: 'Pods', description: 'One pod of the service' })

export type PodSpec = z.output<typeof podSpec>
export type PodResources = { readonly cpuCores: number; readonly memoryBytes: number; readonly gpus: number }

/** Requests as numbers; an absent one is 0 for the scheduler. As the API server does, a missing request takes the limit of that resource. */
export function effectiveRequests(spec: PodSpec): PodResources {
  return {
    cpuCores: spec.requests.cpu ?? spec.limits.cpu ?? 0,
    memoryBytes: spec.requests.memory ?? spec.limits.memory ?? 0,
    gpus: spec.requests['nvidia.com/gpu'] ?? spec.limits['nvidia.com/gpu'] ?? 0,
  }
}
