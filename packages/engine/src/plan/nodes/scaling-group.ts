import { monitoringSeconds, type ScalingGroupSpec } from '@plimsoll/models'
import type { Diagnostic } from '@plimsoll/scenario'
import type { Catalog } from '../catalog.ts'
import type { PlannedNodes } from '../planned-nodes.ts'
import type { Where } from './machine.ts'
import { planGroup } from './node-groups.ts'

/** A scaling group and the policies that size it. */
export function planScalingGroup(
  where: Where,
  spec: ScalingGroupSpec,
  catalog: Catalog,
  diagnostics: Diagnostic[],
): PlannedNodes | undefined {
  const { name, min, max, policies } = spec
  const group = planGroup(where, { ...spec, initial: spec.desired ?? null }, 'nodes.scalingGroup.machineType', catalog, diagnostics)
  return (
    group && {
      groups: [group],
      provider: {
        kind: 'scalingGroup',
        bounds: { name, min, max, policies },
        periodSeconds: monitoringSeconds[spec.monitoring],
        delaySeconds: spec.metricDelay,
        warmupSeconds: spec.defaultInstanceWarmup,
        terminationPolicy: spec.terminationPolicy,
        hookSeconds: spec.terminationHook,
      },
    }
  )
}
