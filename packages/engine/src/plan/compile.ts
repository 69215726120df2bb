import { faults, pullRateLaw, pullsAtOnce, restartTiming } from '@plimsoll/models'
import { type Diagnostic, type Draft, hasErrors, type Scenario } from '@plimsoll/scenario'
import { engineVersion } from '../version.ts'
import { defaultBucketSeconds } from './bucket.ts'
import { type Catalog, standardCatalog } from './catalog.ts'
import type { Plan } from './plan.ts'
import { planPodClasses } from './plan-pod-classes.ts'
import { planSignals } from './plan-signals.ts'
import { planSource } from './plan-source.ts'
import { planSupply } from './plan-supply.ts'
import { resolve } from './resolve.ts'

/**
 * Resolves a valid scenario against the catalogue: ids to rows, quantities to SI units, defaults that depend on other fields.
 * Reports everything that the catalogue cannot give, all at once; a plan comes only without errors. Never throws.
 */
export function compile(
  scenario: Scenario,
  catalog: Catalog = standardCatalog,
): { readonly plan?: Plan; readonly diagnostics: readonly Diagnostic[] } {
  const { bill, run } = scenario
  const { nodes, services, diagnostics } = resolve(scenario, catalog)
  if (!nodes || hasErrors(diagnostics)) return { diagnostics }
  const planned = services.filter((service) => service !== undefined)
  const claims = Object.fromEntries(scenario.cluster.persistentVolumeClaims.map(({ name, zones }) => [name, zones]))
  const plan: Plan = {
    engineVersion,
    scenario: scenario.name,
    startIso: run.start,
    durationSeconds: run.duration,
    bucketSeconds: run.bucket ?? defaultBucketSeconds(run.duration),
    seed: run.seed,
    sources: scenario.traffic.map((source) => planSource(source, scenario)),
    stations: scenario.edge,
    services: planned,
    podClasses: planPodClasses(planned, claims, nodes),
    claims,
    signals: planSignals(scenario),
    nodes,
    kubelet: planKubelet(scenario),
    supply: planSupply(scenario, nodes, catalog),
    faults: faults.steps(scenario.faults),
    scheduler: { scoring: scenario.cluster.scheduler.scoring, waitsOutBackOff: scenario.cluster.version === '1.32' },
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

function planKubelet({ kubelet }: Scenario): Plan['kubelet'] {
  return {
    pullsAtOnce: pullsAtOnce(kubelet),
    pullRate: pullRateLaw(kubelet),
    restarts: restartTiming(kubelet.crashLoopBackOff, kubelet.featureGates),
  }
}

/** What the catalogue cannot give to a document that has other errors still: as far as the document can be read. */
export function checkCatalog(draft: Draft, catalog: Catalog = standardCatalog): readonly Diagnostic[] {
  return resolve(draft, catalog).diagnostics
}
