import { expect, test } from 'vitest'
import { GiB } from '../fixture.ts'
import { nodePoolSpec, poolOf } from './index.ts'

/** As `kubectl get nodepool general -o yaml` prints it. */
const manifest = {
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: {
    name: 'general',
    uid: '5b0f',
    generation: 3,
    creationTimestamp: '2026-01-05T10:00:00Z',
    annotations: { 'karpenter.sh/nodepool-hash': '1' },
  },
  spec: {
    weight: 10,
    limits: { cpu: '800', memory: '1Ti' },
    disruption: {
      consolidationPolicy: 'WhenEmptyOrUnderutilized',
      consolidateAfter: '1m30s',
      budgets: [{ nodes: '20%' }, { nodes: '0', reasons: ['Drifted'], schedule: '0 9 * * mon-fri', duration: '8h' }],
    },
    template: {
      metadata: { labels: { team: 'shop' } },
      spec: {
        nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
        expireAfter: '336h',
        terminationGracePeriod: '48h',
        startupTaints: [{ key: 'node.cilium.io/agent-not-ready', value: 'true', effect: 'NoExecute' }],
        requirements: [{ key: 'kubernetes.io/arch', operator: 'Exists' }],
      },
    },
  },
  status: { nodeClassObservedGeneration: 1, resources: { cpu: '16' } },
}

const problems = (change: (spec: typeof manifest.spec) => unknown) => {
  const spec = structuredClone(manifest.spec)
  change(spec)
  const { error } = nodePoolSpec.safeParse({ ...manifest, spec })
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

test('a NodePool manifest is read whole, by its own names', () => {
  expect(poolOf(nodePoolSpec.parse(manifest))).toMatchObject({
    name: 'general',
    weight: 10,
    labels: { team: 'shop' },
    limits: { cpuMilli: 800_000, memoryBytes: 1024 * GiB },
    disruption: {
      consolidationPolicy: 'WhenEmptyOrUnderutilized',
      consolidateAfterSeconds: 90,
      budgets: [{ nodes: { percent: 20 } }, { nodes: { count: 0 }, reasons: ['Drifted'], window: { durationSeconds: 8 * 3600 } }],
    },
    expireAfterSeconds: 336 * 3600,
    terminationGraceSeconds: 48 * 3600,
  })
})

test('what is left out is what Karpenter fills in', () => {
  const pool = poolOf(nodePoolSpec.parse({ metadata: { name: 'p' }, spec: { template: { spec: {} } } }))
  expect(pool.disruption).toEqual({
    consolidationPolicy: 'WhenEmptyOrUnderutilized',
    consolidateAfterSeconds: 0,
    budgets: [{ nodes: { percent: 10 } }],
  })
  expect(pool).toMatchObject({ weight: 0, expireAfterSeconds: 720 * 3600, terminationGraceSeconds: null })
})

test('Never switches consolidation and expiry off', () => {
  const spec = structuredClone(manifest.spec)
  spec.disruption.consolidateAfter = 'Never'
  spec.template.spec.expireAfter = 'Never'
  expect(poolOf(nodePoolSpec.parse({ ...manifest, spec }))).toMatchObject({
    disruption: { consolidateAfterSeconds: null },
    expireAfterSeconds: null,
  })
})

test('wrong values are told in the words of the NodePool', () => {
  expect(problems((spec) => (spec.disruption.budgets[0].nodes = '110%'))).toEqual([
    "spec.disruption.budgets.0.nodes: should match '^((100|[0-9]{1,2})%|[0-9]+)$'",
  ])
  expect(problems((spec) => (spec.disruption.budgets[1].duration = undefined!))).toEqual([
    "spec.disruption.budgets.1: 'schedule' must be set with 'duration'",
  ])
  expect(problems((spec) => (spec.disruption.budgets[1].schedule = '0 25 * * *'))).toEqual([
    "spec.disruption.budgets.1.schedule: end of range (25) above maximum (23): 25; expected a cron expression of five fields, or one such as '@daily'",
  ])
  expect(problems((spec) => (spec.disruption.consolidateAfter = '5 minutes'))).toEqual([
    "spec.disruption.consolidateAfter: should match '^(([0-9]+(s|m|h))+|Never)$'",
  ])
  expect(problems((spec) => (spec.disruption.consolidationPolicy = 'WhenUnderutilized'))).toEqual([
    'spec.disruption.consolidationPolicy: supported values: "WhenEmpty", "WhenEmptyOrUnderutilized", "Balanced"',
  ])
  expect(problems((spec) => (spec.template.spec.requirements[0].operator = 'In'))).toEqual([
    "spec.template.spec.requirements.0: requirements with operator 'In' must have a value defined",
  ])
  expect(problems((spec) => (spec.template.spec.requirements[0].key = 'karpenter.sh/nodepool'))).toEqual([
    'spec.template.spec.requirements.0.key: label "karpenter.sh/nodepool" is restricted',
  ])
  expect(problems((spec) => Object.assign(spec.template.metadata.labels, { 'app.kubernetes.io/x': '1' }))).toEqual([
    'spec.template.metadata.labels.app.kubernetes.io/x: label domain "kubernetes.io" is restricted',
  ])
})
