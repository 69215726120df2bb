/** Twenty minutes of a small service with a limiter, an attack and an autoscaler: every panel has something to show, and it runs in a blink. */
export const smallScenario = `apiVersion: plimsoll/v1
kind: Scenario
name: Lunch rush
run: { start: 2026-11-27T11:00:00Z, duration: 20m }
traffic:
  - name: customers
    # The queue at noon
    pattern: { kind: ramp, from: 20/s, to: 120/s, at: 4m, over: 4m }
    clients: { count: 5000, zipf: 0.2 }
  - name: bots
    intent: attack
    pattern: { kind: yo-yo, peak: 60/s, on: 2m, off: 6m, at: 6m }
    clients: { count: 20 }
edge:
  - { kind: token-bucket, per: client, rate: 2/s, burst: 10 }
services:
  - name: web
    pods:
      requests: { cpu: 500m, memory: 512Mi }
      limits: { cpu: "1" }
      workers: 2
      serviceTime: { p50: 40ms, p99: 220ms }
      cpuPerRequest: 30ms
      queue: { limit: 50, timeout: 3s }
      startup: { p50: 9s, p95: 25s }
    autoscaler:
      hpa:
        minReplicas: 2
        maxReplicas: 20
        metrics:
          - type: Resource
            resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } }
nodes:
  pool: { name: general, machineType: m7g.large, min: 1, max: 12 }
bill: { provider: aws, region: us-east-1, budget: { monthly: 200, alarms: aws-budgets } }
objectives: ["p99 < 400ms", "availability > 99.9%", "bill.day < 30"]
`
