import { type Offering, zonesOf } from '@plimsoll/catalog'
import { type DisruptionPool, type KarpenterSpec, mayLaunch, poolOf } from '@plimsoll/models'
import { type Diagnostic, diagnostic, type Scenario } from '@plimsoll/scenario'
import type { Catalog } from '../catalog.ts'
import type { PlannedGroup, PlannedMachine, PlannedNodes } from '../planned-nodes.ts'
import type { DaemonsOf } from './daemons.ts'
import { karpenterLabels } from './karpenter-labels.ts'
import { machineOf, planMachine } from './machine.ts'
import { planProvisioning } from './provisioning.ts'

type Bill = Scenario['bill']

/** A group for each NodePool, with every offering that its requirements let it launch. */
export function planKarpenter(
  bill: Bill,
  spec: KarpenterSpec,
  daemons: DaemonsOf,
  catalog: Catalog,
  diagnostics: Diagnostic[],
): PlannedNodes | undefined {
  const zones = spec.zones ?? zonesOf(bill.provider, bill.region)
  const offerings = knownOfferings(bill, spec, daemons, catalog, diagnostics)
  const provisioning = planProvisioning(spec.provisioning, 'aws/karpenter', catalog, 'nodes.karpenter.provisioning', diagnostics)
  if (!offerings || !provisioning) return undefined
  const nodePools = spec.nodePools.map(poolOf)
  const groups = nodePools.map((pool, index): PlannedGroup => {
    const machines = offerings.flatMap((offering) => zones.map((zone) => machineFor(pool, offering, zone, daemons, catalog)))
    const launchable = machines.filter(({ labels }) => mayLaunch(pool, labels))
    if (launchable.length === 0) diagnostics.push(nothingToLaunch(bill, pool, index))
    return {
      name: pool.name,
      machines: launchable,
      taints: pool.taints,
      min: 0,
      max: pool.limits.nodes ?? null,
      initial: null,
      provisioning,
    }
  })
  if (groups.some(({ machines }) => machines.length === 0)) return undefined
  return {
    groups,
    provider: {
      kind: 'karpenter',
      nodePools,
      isSpotToSpotOn: spec.featureGates.spotToSpotConsolidation,
    },
  }
}

function machineFor(pool: DisruptionPool, offering: Offering, zone: string, daemons: DaemonsOf, catalog: Catalog): PlannedMachine {
  const labels = { ...karpenterLabels(offering), ...pool.labels, 'karpenter.sh/nodepool': pool.name }
  return machineOf(offering, { zone, daemons, labels, taints: pool.taints }, catalog)
}

function knownOfferings(
  bill: Bill,
  { instanceTypes }: KarpenterSpec,
  daemons: DaemonsOf,
  catalog: Catalog,
  diagnostics: Diagnostic[],
): readonly Offering[] | undefined {
  const all = catalog.offeringsIn(bill.provider, bill.region)
  if (!instanceTypes) return all
  const before = diagnostics.length
  instanceTypes.forEach((machineType, index) => {
    const asked = { machineType, capacityType: 'on-demand', zone: '', daemons } as const
    planMachine({ bill }, asked, catalog, `nodes.karpenter.instanceTypes.${index}`, diagnostics)
  })
  if (diagnostics.length > before) return undefined
  return all.filter(({ machineType }) => instanceTypes.includes(machineType.name))
}

function nothingToLaunch({ provider, region }: Bill, { name }: DisruptionPool, index: number): Diagnostic {
  return diagnostic('E309', {
    path: `nodes.karpenter.nodePools.${index}.spec.template.spec.requirements`,
    message: `no machine type of ${provider} in ${region} meets the requirements of NodePool ${name}`,
    expected: 'requirements that at least one offering of the catalogue meets',
    received: name,
  })
}
