const usual = {
  head: 'apiVersion: plimsoll/v1\nkind: Scenario\nname: Corner shop',
  run: 'run: { start: 2026-11-27T00:00:00Z, duration: 5m, seed: 7 }',
  traffic: 'traffic:\n  - name: shoppers\n    pattern: { kind: constant, rate: 40/s }',
  services:
    'services:\n  - name: shop\n    pods: { requests: { cpu: 500m, memory: 256Mi }, workers: 4, serviceTime: 20ms, startup: 5s }\n    autoscaler: { fixed: { replicas: 2 } }',
  nodes: 'nodes: { fixed: { machineType: m7g.large, count: 2 } }',
  bill: 'bill: { provider: aws, region: us-east-1 }',
  objectives: 'objectives: ["p99 < 300ms"]',
}

/** A small scenario that holds; each named section is replaced by other lines. */
export function shop(replaced: Partial<typeof usual> = {}): string {
  return `${Object.values({ ...usual, ...replaced }).join('\n')}\n`
}
