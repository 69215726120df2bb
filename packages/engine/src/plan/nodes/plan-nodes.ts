import type { Labels } from '@plimsoll/models'
import type { Diagnostic } from '@plimsoll/scenario'
import type { Catalog } from '../catalog.ts'
import type { PlannedGroup, PlannedNodes } from '../planned-nodes.ts'
import { daemonsOf } from './daemons.ts'
import { planKarpenter } from './karpenter.ts'
import { firstZone, planMachine, type Where } from './machine.ts'
import { planNodeGroups, planWarmPool } from './node-groups.ts'
import { planScalingGroup } from './scaling-group.ts'

/** Node groups of a scenario and who manages them; nothing, and diagnostics, when the catalogue does not know a machine. */
export function planNodes(where: Where, catalog: Catalog, diagnostics: Diagnostic[]): PlannedNodes | undefined {
  const { nodes } = where
  switch (nodes.kind) {
    case 'clusterAutoscaler':
      return planNodeGroups(where, nodes.spec, catalog, diagnostics)
    case 'fixed': {
      const { count } = nodes.spec
      const bounds = { name: 'fixed', min: count, max: count, initial: count, provisioning: null }
      const group = plainGroup(where, nodes, catalog, diagnostics, bounds)
      return group && { groups: [group], provider: { kind: 'fixed' } }
    }
    case 'pool': {
      const { name, min, max, scanInterval, scaleDownAfter, provisioning, warmPool } = nodes.spec
      const pool = warmPool && { warmPool: planWarmPool(warmPool, max, provisioning) }
      const group = plainGroup(where, nodes, catalog, diagnostics, { name, min, max, initial: null, provisioning, ...pool })
      return (
        group && { groups: [group], provider: { kind: 'pool', scanIntervalSeconds: scanInterval, scaleDownAfterSeconds: scaleDownAfter } }
      )
    }
    case 'scalingGroup':
      return planScalingGroup(where, nodes.spec, catalog, diagnostics)
    case 'karpenter':
      return planKarpenter(where.bill, nodes.spec, daemonsOf(where.cluster, nodes.spec.overhead), catalog, diagnostics)
  }
}

/** A group of on-demand machines of one type, one offering a zone. */
function plainGroup(
  where: Where,
  { kind, spec }: Extract<Where['nodes'], { readonly kind: 'fixed' | 'pool' }>,
  catalog: Catalog,
  diagnostics: Diagnostic[],
  bounds: Omit<PlannedGroup, 'machines' | 'taints'>,
): PlannedGroup | undefined {
  const { machineType, taints } = spec
  const zones = spec.zones ?? [firstZone(where)]
  const labels = { ...groupLabel(where, bounds.name), ...spec.labels }
  const asked = { machineType, capacityType: 'on-demand', labels, taints, daemons: daemonsOf(where.cluster, spec.overhead) } as const
  const found: Diagnostic[] = []
  const machines = zones.flatMap((zone) => planMachine(where, { ...asked, zone }, catalog, `nodes.${kind}.machineType`, found) ?? [])
  diagnostics.push(...found.slice(0, 1))
  return machines.length === zones.length ? { ...bounds, machines, taints } : undefined
}

/** The label by which each managed service tells its node groups apart. */
export function groupLabel({ bill }: Pick<Where, 'bill'>, group: string): Labels {
  return { [groupLabelKeys[bill.provider]]: group }
}

const groupLabelKeys = {
  aws: 'eks.amazonaws.com/nodegroup',
  gcp: 'cloud.google.com/gke-nodepool',
  azure: 'kubernetes.azure.com/agentpool',
} as const
