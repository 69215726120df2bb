import { daemonSet, priorityClass } from './cluster-objects.ts'
import { deployment } from './deployment.ts'
import { horizontalPodAutoscaler } from './horizontal-pod-autoscaler.ts'
import type { Importer } from './importer.ts'
import { clusterAutoscalerValues, kedaValues, priorityExpander } from './node-groups.ts'
import { nodeClass, nodePool } from './node-pool.ts'
import { persistentVolume, persistentVolumeClaim } from './persistent-volume.ts'
import { podDisruptionBudget } from './pod-disruption-budget.ts'
import { gateway, grpcRoute, httpRoute, ingress } from './routes.ts'
import { scaledObject } from './scaled-object.ts'
import { service } from './service.ts'
import { statefulSet } from './stateful-set.ts'
import { verticalPodAutoscaler } from './vertical-pod-autoscaler.ts'

/** Kinds of which a service is made. */
export const workloads: readonly Importer[] = [deployment, statefulSet]

/** Every kind of manifest that can be imported. Workloads come before what refers to them. */
export const importers: readonly Importer[] = [
  ...workloads,
  service,
  ingress,
  gateway,
  httpRoute,
  grpcRoute,
  horizontalPodAutoscaler,
  scaledObject,
  verticalPodAutoscaler,
  podDisruptionBudget,
  persistentVolume,
  persistentVolumeClaim,
  priorityClass,
  daemonSet,
  nodePool,
  nodeClass,
  priorityExpander,
  clusterAutoscalerValues,
  kedaValues,
]
