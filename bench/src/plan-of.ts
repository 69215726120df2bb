import { compile, type Plan, parseScenario, type TraceCounts } from '@plimsoll/plimsoll'

export type { Plan }

export type PlanOptions = {
  readonly durationSeconds: number
  readonly bucketSeconds: number
  readonly traffic: string
  readonly pods: string
  readonly autoscaler: string
  readonly nodes: string
  readonly replicas?: number
  readonly edge?: string
  readonly balance?: string
  readonly traces?: Readonly<Record<string, TraceCounts>>
}

/** A plan for a benchmark, through the same document and compiler that users have. */
export function planOf(options: PlanOptions): Plan {
  const text = `
apiVersion: plimsoll/v1
kind: Scenario
name: benchmark
run: { start: 2026-11-27T00:00:00Z, duration: ${options.durationSeconds}s, bucket: ${options.bucketSeconds}s, seed: 1 }
traffic: [{ name: load, ${options.traffic}, clients: { count: 10000 } }]
edge: [${options.edge ?? ''}]
services:
  - name: service
    pods: { ${options.pods} }
    balance: { kind: ${options.balance ?? 'round-robin'} }
    ${options.replicas === undefined ? '' : `replicas: ${options.replicas}`}
    autoscaler: { ${options.autoscaler} }
nodes: { ${options.nodes} }
bill: { provider: aws, region: us-east-1 }
`
  const parsed = parseScenario(text, { traces: options.traces ?? {} })
  const { plan, diagnostics } = parsed.scenario ? compile(parsed.scenario) : { plan: undefined, diagnostics: parsed.diagnostics }
  if (!plan) throw new Error(diagnostics.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return plan
}
