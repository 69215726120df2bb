import {
  type Allocatable,
  allocatable,
  budgetAlarmPreset,
  type Lookup,
  type Offering,
  offering,
  type PriceSheet,
  priceSheet,
} from '@plimsoll/catalog'
import { type Diagnostic, diagnostic, hasErrors, type Scenario } from '@plimsoll/scenario'
import { engineVersion } from '../version.ts'
import { defaultBucketSeconds } from './bucket.ts'
import { checkAutoscaler } from './check-autoscaler.ts'
import { tooLarge } from './check-room.ts'
import { planNodes } from './nodes/plan-nodes.ts'
import type { Plan } from './plan.ts'
import { planService } from './plan-service.ts'
import { planSource } from './plan-source.ts'

/** What can be rented, as far as a plan needs it. `standardCatalog` is the one that comes with Plimsoll. */
export type Catalog = {
  readonly offering: (id: string) => Lookup<Offering>
  readonly allocatable: (machine: Offering['machineType']) => Allocatable
  readonly priceSheet: (provider: string, region: string) => Lookup<PriceSheet>
  readonly budgetAlarm: (id: string) => Lookup<unknown>
}

export const standardCatalog: Catalog = { offering, allocatable, priceSheet, budgetAlarm: budgetAlarmPreset }

/**
 * Resolves a valid scenario against the catalogue: ids to rows, quantities to SI units, defaults that depend on other fields.
 * Reports everything that the catalogue cannot give, all at once; a plan comes only without errors. Never throws.
 */
export function compile(scenario: Scenario, catalog: Catalog = standardCatalog): { plan?: Plan; diagnostics: Diagnostic[] } {
  const { bill, run } = scenario
  const diagnostics: Diagnostic[] = []
  const sheet = catalog.priceSheet(bill.provider, bill.region)
  if (!sheet.isKnown) diagnostics.push(unknown('E302', 'bill.region', sheet, 'a provider and region with prices'))
  if (bill.budget) {
    const alarms = catalog.budgetAlarm(bill.budget.alarms)
    if (!alarms.isKnown) diagnostics.push(unknown('E304', 'bill.budget.alarms', alarms, 'a budget alarm of the catalogue'))
  }
  const services = scenario.services.map(planService)
  const nodes = planNodes(scenario, catalog, diagnostics)
  if (nodes) diagnostics.push(...services.flatMap((service) => tooLarge(service, nodes)))
  diagnostics.push(...services.flatMap(checkAutoscaler))
  if (!nodes || hasErrors(diagnostics)) return { diagnostics }
  const plan: Plan = {
    engineVersion,
    scenario: scenario.name,
    startIso: run.start,
    durationSeconds: run.duration,
    bucketSeconds: run.bucket ?? defaultBucketSeconds(run.duration),
    seed: run.seed,
    sources: scenario.traffic.map((source) => planSource(source, scenario)),
    stations: scenario.edge,
    services,
    nodes,
    bill: {
      provider: bill.provider,
      region: bill.region,
      budget: bill.budget ? { monthlyUsd: bill.budget.monthly, alarms: bill.budget.alarms, thresholds: bill.budget.thresholds } : null,
    },
    objectives: scenario.objectives,
    traces: scenario.traces,
  }
  return { plan, diagnostics }
}

function unknown(code: string, path: string, found: Extract<Lookup<unknown>, { isKnown: false }>, expected: string): Diagnostic {
  const fix = found.nearest.length > 0 ? `use ${found.nearest.join(' or ')}` : undefined
  return diagnostic(code, { path, message: found.message, expected, received: found.asked, fix })
}
