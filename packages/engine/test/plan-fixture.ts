import { type Diagnostic, parseScenario } from '@plimsoll/scenario'
import { compile } from '../src/plan/compile.ts'
import type { Plan } from '../src/plan/plan.ts'

export type FixtureOptions = {
  /** The whole document, in place of all that follows. */
  readonly document?: string
  readonly duration?: string
  readonly traffic?: string
  readonly edge?: string
  readonly pods?: string
  readonly balance?: string
  readonly autoscaler?: string
  readonly nodes?: string
  readonly metrics?: string
  /** Further fields of the service. */
  readonly service?: string
  /** Further sections of the document. */
  readonly sections?: string
}

const hpa =
  'hpa: { minReplicas: 2, maxReplicas: 12, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }] }'

/** A small shop as a plan; every section of the document may be replaced. */
export function planOf(options: FixtureOptions = {}): Plan {
  const { plan, diagnostics } = read(options)
  if (!plan) throw new Error(diagnostics.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return plan
}

function read(options: FixtureOptions): { plan?: Plan; diagnostics: readonly Diagnostic[] } {
  const { scenario, diagnostics } = parseScenario(documentOf(options))
  return scenario ? compile(scenario) : { diagnostics }
}

export function documentOf(options: FixtureOptions): string {
  if (options.document) return options.document
  const traffic = options.traffic ?? '{ name: shoppers, pattern: { kind: ramp, from: 10/s, to: 120/s, over: 5m } }'
  return `
apiVersion: plimsoll/v1
kind: Scenario
name: fixture
run: { start: 2026-11-27T00:00:00-05:00, duration: ${options.duration ?? '10m'}, seed: 1 }
traffic: [${traffic}]
edge: [${options.edge ?? ''}]
services:
  - name: shop
    pods: ${options.pods ?? '{ requests: { cpu: 500m, memory: 256Mi }, workers: 2, serviceTime: { p50: 20ms, p99: 120ms }, cpuPerRequest: 25ms, queue: { limit: 20, timeout: 1s } }'}
    balance: { kind: ${options.balance ?? 'round-robin'} }
    autoscaler: { ${options.autoscaler ?? hpa} }
    ${options.service ?? ''}
nodes: { ${options.nodes ?? 'pool: { machineType: m7i.large, min: 1, max: 8, scaleDownAfter: 2m }'} }
metrics: [${options.metrics ?? ''}]
bill: { provider: aws, region: us-east-1 }
${options.sections ?? ''}
`
}
