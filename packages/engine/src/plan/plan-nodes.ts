import { offeringId } from '@plimsoll/catalog'
import type { Capacity } from '@plimsoll/models'
import { type Diagnostic, diagnostic, type Scenario } from '@plimsoll/scenario'
import type { Catalog } from './compile.ts'
import type { PlannedMachine, PlannedNodes } from './plan.ts'

/** Machines of a scenario with the room that they give to workloads; nothing, and a diagnostic, when the catalogue does not know them. */
export function planNodes(scenario: Scenario, catalog: Catalog, diagnostics: Diagnostic[]): PlannedNodes | undefined {
  const { nodes } = scenario
  const machine = planMachine(scenario, nodes.spec, catalog, `nodes.${nodes.kind}.machineType`, diagnostics)
  if (!machine) return undefined
  if (nodes.kind === 'fixed') return { kind: 'fixed', name: 'fixed', machine, count: nodes.spec.count }
  const { name, min, max, scanInterval, scaleDownAfter, provisioning } = nodes.spec
  return { kind: 'pool', name, machine, min, max, scanIntervalSeconds: scanInterval, scaleDownAfterSeconds: scaleDownAfter, provisioning }
}

type MachineFields = {
  readonly machineType: string
  readonly overhead: { readonly cpu: number; readonly memory: number; readonly pods: number }
}

function planMachine(
  { bill }: Scenario,
  fields: MachineFields,
  catalog: Catalog,
  path: string,
  diagnostics: Diagnostic[],
): PlannedMachine | undefined {
  const found = catalog.offering(offeringId(bill.provider, bill.region, fields.machineType, 'on-demand'))
  if (!found.isKnown) {
    const names = [...new Set(found.nearest.map((id) => id.split('/')[2]))]
    const fix = names.length > 0 ? `use ${names.join(' or ')}` : undefined
    diagnostics.push(
      diagnostic('E301', {
        path,
        message: found.message,
        expected: `a machine type of ${bill.provider} in ${bill.region}`,
        received: fields.machineType,
        fix,
      }),
    )
    return undefined
  }
  const { cores, memoryBytes, pods, gpus } = catalog.allocatable(found.value.machineType)
  const room: Capacity = {
    cores: cores - fields.overhead.cpu,
    memoryBytes: memoryBytes - fields.overhead.memory,
    gpus,
    pods: pods - fields.overhead.pods,
  }
  return { offering: found.value.id, machineType: fields.machineType, room }
}
