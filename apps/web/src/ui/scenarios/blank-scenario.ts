/** The least that runs, with the comments that a first reader needs. */
export const blankScenario = `apiVersion: plimsoll/v1
kind: Scenario
name: A service of mine
run: { start: 2026-11-27T08:00:00Z, duration: 2h }
traffic:
  - name: customers
    # Other kinds: ramp, steps, diurnal, yo-yo, trace
    pattern: { kind: constant, rate: 200/s }
services:
  - name: web
    pods:
      requests: { cpu: 500m, memory: 512Mi }
      workers: 4
      serviceTime: { p50: 12ms, p99: 90ms }
    autoscaler:
      fixed: { replicas: 2 }
nodes:
  fixed: { machineType: m7g.large, count: 1 }
bill: { provider: aws, region: us-east-1 }
objectives: ["p99 < 300ms", "availability > 99.9%"]
`
