import type { HpaScalingPolicy, HpaScalingRules } from '@plimsoll/models'

/** A recorded HPA spec: fields of the API under short names, targets in milli-units. */
export type RecordedHpa = {
  readonly min?: number
  readonly max: number
  readonly metrics: readonly RecordedMetric[]
  readonly behavior?: Readonly<Partial<Record<'scaleUp' | 'scaleDown', { readonly tolerance?: string }>>>
  readonly behaviorDefaulted?: { readonly scaleUp: RecordedRules; readonly scaleDown: RecordedRules }
  readonly tolUp?: number
  readonly tolDown?: number
}

export type RecordedMetric = {
  readonly type: 'Resource' | 'ContainerResource' | 'Pods' | 'Object' | 'External'
  readonly name: string
  readonly container?: string
  readonly target: {
    readonly type: 'Utilization' | 'AverageValue' | 'Value'
    readonly averageUtilization?: number
    readonly averageValueMilli?: number | string
    readonly valueMilli?: number | string
  }
}

export type RecordedRules = {
  readonly stabilizationWindowSeconds?: number
  readonly selectPolicy: HpaScalingRules['selectPolicy']
  readonly policies: readonly HpaScalingPolicy[]
  readonly tolerance?: string
}

export type RecordedController = {
  readonly sync: number
  readonly tolerance: number
  readonly downscaleStabilization: number
  readonly cpuInitialization: number
  readonly initialReadinessDelay: number
  readonly HPAScaleToZero: 0 | 1
  readonly HPAConfigurableTolerance?: 0 | 1
}

/** What the described object of every recorded Object metric is. */
const describedObject = { kind: 'Service', name: 'svc' }

/** The recorded spec as the manifest that a user would write, controller flags included. */
export function manifestOf(hpa: RecordedHpa, controller: RecordedController, version: string): object {
  return {
    minReplicas: hpa.min,
    maxReplicas: hpa.max,
    metrics: hpa.metrics.map(metricManifest),
    behavior: hasTolerance(controller) ? hpa.behavior : withoutTolerance(hpa.behavior),
    controller: {
      version,
      syncPeriod: `${controller.sync}s`,
      tolerance: controller.tolerance,
      downscaleStabilization: `${controller.downscaleStabilization}s`,
      cpuInitializationPeriod: `${controller.cpuInitialization}s`,
      initialReadinessDelay: `${controller.initialReadinessDelay}s`,
      featureGates: {
        HPAScaleToZero: controller.HPAScaleToZero === 1,
        HPAConfigurableTolerance: controller.HPAConfigurableTolerance === 1,
      },
    },
  }
}

/** Whether the API server keeps `behavior.*.tolerance`; it drops fields of a gate that is off. */
export function hasTolerance(controller: RecordedController): boolean {
  return controller.HPAConfigurableTolerance === 1
}

function withoutTolerance(behavior: RecordedHpa['behavior']): RecordedHpa['behavior'] {
  const { scaleUp, scaleDown } = behavior ?? {}
  return (
    behavior && { scaleUp: scaleUp && { ...scaleUp, tolerance: undefined }, scaleDown: scaleDown && { ...scaleDown, tolerance: undefined } }
  )
}

function metricManifest({ type, name, container, target }: RecordedMetric): object {
  const { averageValueMilli, valueMilli, ...rest } = target
  const written = { ...rest, averageValue: quantity(averageValueMilli), value: quantity(valueMilli) }
  switch (type) {
    case 'Resource':
      return { type, resource: { name, target: written } }
    case 'ContainerResource':
      return { type, containerResource: { name, container, target: written } }
    case 'Pods':
      return { type, pods: { metric: { name }, target: written } }
    case 'Object':
      return { type, object: { describedObject, metric: { name }, target: written } }
    case 'External':
      return { type, external: { metric: { name }, target: written } }
  }
}

function quantity(milli: number | string | undefined): string | undefined {
  return milli === undefined ? undefined : `${milli}m`
}
