import { deployment } from './deployment.ts'
import { horizontalPodAutoscaler } from './horizontal-pod-autoscaler.ts'
import type { Importer } from './importer.ts'
import { service } from './service.ts'

/** Every kind of manifest that can be imported. Workloads come before what refers to them. */
export const importers: readonly Importer[] = [deployment, service, horizontalPodAutoscaler]
