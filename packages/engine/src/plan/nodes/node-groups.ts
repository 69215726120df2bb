import { type ClusterAutoscalerSpec, caSettings, type NodeGroupSpec, type WarmPoolSpec, warmStart } from '@plimsoll/models'
import type { Diagnostic } from '@plimsoll/scenario'
import type { Catalog } from '../catalog.ts'
import type { PlannedGroup, PlannedNodes, PlannedProvisioning, PlannedWarmPool } from '../planned-nodes.ts'
import { daemonsOf } from './daemons.ts'
import { firstZone, planMachine, type Where } from './machine.ts'
import { planProvisioning } from './provisioning.ts'

/** Node groups of the Cluster Autoscaler, each with one machine a zone. */
export function planNodeGroups(
  scenario: Where,
  spec: ClusterAutoscalerSpec,
  catalog: Catalog,
  diagnostics: Diagnostic[],
): PlannedNodes | undefined {
  const groups = spec.nodeGroups.map((group, index) => {
    const path = `nodes.clusterAutoscaler.nodeGroups.${index}.machineType`
    return planGroup(scenario, { ...group, initial: null }, path, catalog, diagnostics)
  })
  const known = groups.filter((group) => group !== undefined)
  return known.length < groups.length ? undefined : { groups: known, provider: { kind: 'clusterAutoscaler', settings: caSettings(spec) } }
}

type GroupSpec = Pick<
  NodeGroupSpec,
  'name' | 'machineType' | 'os' | 'capacityType' | 'zones' | 'labels' | 'taints' | 'overhead' | 'min' | 'max' | 'provisioning' | 'warmPool'
> &
  Partial<Pick<NodeGroupSpec, 'annotations'>> & { readonly initial: number | null }

/** A node group with one offering a zone; nothing, and a diagnostic at `path`, when the catalogue does not know its machine. */
export function planGroup(
  scenario: Where,
  group: GroupSpec,
  path: string,
  catalog: Catalog,
  diagnostics: Diagnostic[],
): PlannedGroup | undefined {
  const zones = group.zones ?? [firstZone(scenario)]
  const asked = {
    machineType: group.machineType,
    capacityType: group.capacityType,
    daemons: daemonsOf(scenario.cluster, group.overhead),
    taints: group.taints,
    labels: { ...(group.os === 'windows' && { 'kubernetes.io/os': 'windows' }), ...group.labels },
  }
  // One zone tells whether the offering is known.
  const first = planMachine(scenario, { ...asked, zone: zones[0] }, catalog, path, diagnostics)
  if (!first) return undefined
  const others = zones.slice(1).map((zone) => planMachine(scenario, { ...asked, zone }, catalog, path, diagnostics))
  const machineKind = group.os === 'windows' ? '-windows' : first.capacity.gpus > 0 ? '-gpu' : ''
  const preset = `${scenario.bill.provider}/cluster-autoscaler${machineKind}`
  const provisioning = planProvisioning(group.provisioning, preset, catalog, path.replace(/machineType$/, 'provisioning'), diagnostics)
  if (!provisioning) return undefined
  return {
    name: group.name,
    machines: [first, ...others.filter((machine) => machine !== undefined)],
    taints: group.taints,
    isScaleDownDisabled: group.annotations?.['cluster-autoscaler.kubernetes.io/scale-down-disabled'] === 'true',
    min: group.min,
    max: group.max,
    initial: group.initial,
    provisioning,
    ...(group.warmPool && { warmPool: planWarmPool(group.warmPool, group.max, provisioning) }),
  }
}

export function planWarmPool(spec: WarmPoolSpec, max: number, { ready }: PlannedProvisioning): PlannedWarmPool {
  return {
    state: spec.poolState,
    minSize: spec.minSize,
    maxPrepared: spec.maxGroupPreparedCapacity ?? max,
    isReused: spec.instanceReusePolicy.reuseOnScaleIn,
    start: warmStart(spec, ready),
  }
}
