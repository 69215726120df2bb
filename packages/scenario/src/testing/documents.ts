const sections = {
  head: 'apiVersion: plimsoll/v1\nkind: Scenario\nname: Checkout',
  run: 'run: { start: 2026-11-27T00:00:00-05:00, duration: 24h }',
  traffic: 'traffic: [{ name: shoppers, pattern: { kind: constant, rate: 900/s } }]',
  edge: '',
  services: `services:
  - name: checkout
    pods: { requests: { cpu: 500m, memory: 512Mi }, workers: 16, serviceTime: { p50: 18ms, p99: 120ms }, startup: 9s..25s }
    autoscaler: { fixed: { replicas: 6 } }`,
  nodes: 'nodes: { fixed: { machineType: m7g.2xlarge, count: 6 } }',
  bill: 'bill: { provider: aws, region: us-east-1 }',
  extra: '',
}

/** A valid scenario for tests; each named section is replaced by other lines. */
export function checkout(replaced: Partial<typeof sections> = {}): string {
  return `${Object.values({ ...sections, ...replaced })
    .filter((section) => section !== '')
    .join('\n')}\n`
}
