import type { Diagnostic, Scenario } from '@plimsoll/scenario'
import type { Catalog } from '../catalog.ts'
import type { PlannedGroup, PlannedNodes } from '../planned-nodes.ts'
import { planKarpenter } from './karpenter.ts'
import { firstZone, planMachine } from './machine.ts'
import { planNodeGroups } from './node-groups.ts'
import { overheadOf } from './overhead.ts'

/** What of a scenario says where its machines come from. */
type Where = Pick<Scenario, 'bill' | 'nodes'>

/** Node groups of a scenario and who manages them; nothing, and diagnostics, when the catalogue does not know a machine. */
export function planNodes(scenario: Where, catalog: Catalog, diagnostics: Diagnostic[]): PlannedNodes | undefined {
  const { nodes } = scenario
  switch (nodes.kind) {
    case 'clusterAutoscaler':
      return planNodeGroups(scenario, nodes.spec, catalog, diagnostics)
    case 'fixed': {
      const { count } = nodes.spec
      const group = plainGroup(scenario, nodes, catalog, diagnostics, {
        name: 'fixed',
        min: count,
        max: count,
        initial: count,
        provisioning: null,
      })
      return group && { groups: [group], provider: { kind: 'fixed' } }
    }
    case 'pool': {
      const { name, min, max, scanInterval, scaleDownAfter, provisioning } = nodes.spec
      const group = plainGroup(scenario, nodes, catalog, diagnostics, { name, min, max, initial: null, provisioning })
      return (
        group && { groups: [group], provider: { kind: 'pool', scanIntervalSeconds: scanInterval, scaleDownAfterSeconds: scaleDownAfter } }
      )
    }
    case 'karpenter':
      return planKarpenter(scenario.bill, nodes.spec, overheadOf(nodes.spec.overhead), catalog, diagnostics)
  }
}

/** A group of on-demand machines of one type in the first zone. */
function plainGroup(
  scenario: Where,
  { kind, spec }: Extract<Where['nodes'], { readonly kind: 'fixed' | 'pool' }>,
  catalog: Catalog,
  diagnostics: Diagnostic[],
  bounds: Omit<PlannedGroup, 'machines' | 'taints'>,
): PlannedGroup | undefined {
  const asked = {
    machineType: spec.machineType,
    capacityType: 'on-demand',
    zone: firstZone(scenario),
    daemons: overheadOf(spec.overhead),
  } as const
  const machine = planMachine(scenario, asked, catalog, `nodes.${kind}.machineType`, diagnostics)
  return machine && { ...bounds, machines: [machine], taints: [] }
}
