import type { Lookup } from '@plimsoll/catalog'
import { type Diagnostic, type Draft, diagnostic } from '@plimsoll/scenario'
import type { Catalog } from './catalog.ts'
import { tooLarge } from './check-room.ts'
import { planNodes } from './nodes/plan-nodes.ts'
import type { PlannedService } from './plan.ts'
import { planService } from './plan-service.ts'
import type { PlannedNodes } from './planned-nodes.ts'

/** The sections of a document that ask something of the catalogue, as far as they could be read. */
export type Resolvable = Pick<Draft, 'bill' | 'cluster' | 'nodes' | 'services'>

export type Resolved = {
  /** In document order; undefined where the entry could not be read. */
  readonly services: readonly (PlannedService | undefined)[]
  readonly nodes?: PlannedNodes
  readonly diagnostics: readonly Diagnostic[]
}

/** Looks up whatever is there to be looked up, and says everything that the catalogue cannot give. */
export function resolve({ bill, cluster, nodes, services }: Resolvable, catalog: Catalog): Resolved {
  const planned = services.map((service) => service && planService(service, cluster?.priorityClasses ?? []))
  if (!bill) return { services: planned, diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  const sheet = catalog.priceSheet(bill.provider, bill.region)
  if (!sheet.isKnown) diagnostics.push(unknown('E302', 'bill.region', sheet, 'a provider and region with prices'))
  const alarms = bill.budget && catalog.budgetAlarm(bill.budget.alarms)
  if (alarms && !alarms.isKnown) diagnostics.push(unknown('E304', 'bill.budget.alarms', alarms, 'a budget alarm of the catalogue'))
  // Without prices there is no offering at all in that region: saying so of each machine type too would be noise.
  const found = nodes && sheet.isKnown ? planNodes({ bill, cluster, nodes }, catalog, diagnostics) : undefined
  if (found) diagnostics.push(...planned.flatMap((service) => (service ? tooLarge(service, found) : [])))
  return { services: planned, nodes: found, diagnostics }
}

function unknown(code: string, path: string, found: Extract<Lookup<unknown>, { isKnown: false }>, expected: string): Diagnostic {
  const fix = found.nearest.length > 0 ? `use ${found.nearest.join(' or ')}` : undefined
  return diagnostic(code, { path, message: found.message, expected, received: found.asked, fix })
}
