import type { CodeEntry } from './code.ts'

/** What a scenario asks of the catalogue. Found by `compile`, which knows the catalogue. */
export const compileCodes: readonly CodeEntry[] = [
  {
    code: 'E301',
    severity: 'error',
    title: 'unknown machine type',
    cause: 'The catalogue has no machine type of that name at that provider.',
    fix: 'Take one of the names that are suggested, or change bill.provider.',
    example: {
      wrong: 'nodes: { fixed: { machineType: m7g.2xlrge, count: 6 } }',
      right: 'nodes: { fixed: { machineType: m7g.2xlarge, count: 6 } }',
    },
  },
  {
    code: 'E302',
    severity: 'error',
    title: 'no price in that region',
    cause:
      'The catalogue has no prices for that region, or none for that machine type there. A cost of zero would be a lie, so nothing runs.',
    fix: 'Choose a region that is suggested, or another machine type.',
    example: { wrong: 'bill: { provider: aws, region: us-east-9 }', right: 'bill: { provider: aws, region: us-east-1 }' },
  },
  {
    code: 'E303',
    severity: 'error',
    title: 'a pod fits on no machine',
    cause:
      'One pod asks for more than an empty machine of that type can give to workloads, after what the provider and the DaemonSets reserve.',
    fix: 'Choose a larger machine type or lower the requests of the pod.',
    example: {
      wrong: 'nodes: { fixed: { machineType: m7g.large, count: 6 } } # pods request 4 cores',
      right: 'nodes: { fixed: { machineType: m7g.2xlarge, count: 6 } }',
    },
  },
  {
    code: 'E304',
    severity: 'error',
    title: 'unknown budget alarm',
    cause: 'The catalogue has no budget alarm of that name, so nobody knows how late it would be.',
    fix: 'Take one of the names that are suggested.',
    example: {
      wrong: 'bill: { provider: aws, region: us-east-1, budget: { monthly: 20000, alarms: aws-budget } }',
      right: 'bill: { provider: aws, region: us-east-1, budget: { monthly: 20000, alarms: aws-budgets } }',
    },
  },
  {
    code: 'E305',
    severity: 'error',
    title: 'objective cannot be read',
    cause:
      'An objective is a threshold such as p99 < 300ms, availability > 99.9% or bill.day < 900. This one has another form, or names a figure that no run has.',
    fix: 'Take one of the figures that are listed, with a comparison and a value in its unit.',
    example: { wrong: 'objectives: [p99 under 300ms]', right: 'objectives: [p99 < 300ms]' },
  },
  {
    code: 'E310',
    severity: 'error',
    title: 'unknown provisioning preset',
    cause: 'The catalogue has no preset of that name for how long machines take to appear.',
    fix: 'Take one of the names that are suggested, or give the steps yourself.',
    example: {
      wrong:
        'nodes: { clusterAutoscaler: { nodeGroups: [{ name: general, machineType: m7i.xlarge, provisioning: { preset: aws/windows } }] } }',
      right:
        'nodes: { clusterAutoscaler: { nodeGroups: [{ name: general, machineType: m7i.xlarge, provisioning: { preset: aws/cluster-autoscaler-windows } }] } }',
    },
  },
  {
    code: 'E309',
    severity: 'error',
    title: 'a NodePool can launch nothing',
    cause: 'No machine type of the catalogue in that region meets all requirements of the NodePool, so its pods would wait for ever.',
    fix: 'Loosen the requirements, or the zones and instanceTypes beside them.',
    example: {
      wrong: '{ key: karpenter.k8s.aws/instance-family, operator: In, values: [x9z] }',
      right: '{ key: karpenter.k8s.aws/instance-family, operator: In, values: [m7g] }',
    },
  },
]
